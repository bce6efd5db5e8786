namespace Parley.Domain.Tags;

public sealed class Tag
{
    public TagId Id { get; init; }

    /// <summary>See <see cref="TagName"/>.</summary>
    public string Name { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }
}
