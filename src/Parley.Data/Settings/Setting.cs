namespace Parley.Data.Settings;

/// <summary>What the forum remembers about itself.</summary>
public sealed class Setting
{
    public string Name { get; init; } = "";

    public string Value { get; init; } = "";
}
