namespace Parley.Domain.Tags;

/// <summary>What a tag was called before: addresses with that name lead to the tag.</summary>
public sealed class OldTagName
{
    public string Name { get; init; } = "";

    public TagId TagId { get; init; }
}
