namespace Parley.Domain.Groups;

/// <summary>Members whom an administrator put together, so that categories can be opened to them.</summary>
public sealed class Group
{
    public GroupId Id { get; init; }

    public string Name { get; init; } = "";

    /// <summary>How the name is kept apart from others: case and compatibility forms do not matter.</summary>
    public string NameKey { get; init; } = "";

    public MentionedBy MentionedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
