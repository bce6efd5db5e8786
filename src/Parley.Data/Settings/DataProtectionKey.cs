namespace Parley.Data.Settings;

public sealed class DataProtectionKey
{
    public string Id { get; init; } = "";

    public string Xml { get; init; } = "";
}
