using Parley.Domain.Groups;

namespace Parley.Domain.Categories;

public sealed class Category
{
    public CategoryId Id { get; init; }

    /// <summary>The category that it stands under; none for one of the upper level. There are two levels.</summary>
    public CategoryId? ParentId { get; init; }

    public string Name { get; set; } = "";

    public string Slug { get; set; } = "";

    /// <summary>Markdown.</summary>
    public string Description { get; set; } = "";

    /// <summary>The description as it is shown; null where it was never baked and is plain words.</summary>
    public string? DescriptionHtml { get; init; }

    /// <summary>As CSS writes it: <c>#rrggbb</c>.</summary>
    public string Color { get; set; } = "#808080";

    public int Position { get; set; }

    /// <summary>Who may know of it, and read it.</summary>
    public GroupId SeenBy { get; init; } = GroupId.Everyone;

    /// <summary>
    /// Who may know of its parent, kept here whenever that changes: a child is open only to those who are in both, and no question
    /// has to look at two rows.
    /// </summary>
    public GroupId ParentSeenBy { get; init; } = GroupId.Everyone;

    /// <summary>Which of those who see it may start topics in it.</summary>
    public GroupId StartedBy { get; init; } = GroupId.Members;

    /// <summary>Which of those who see it may reply in it.</summary>
    public GroupId RepliedBy { get; init; } = GroupId.Members;

    public int TopicCount { get; init; }

    public int ReplyCount { get; init; }

    public bool IsChild => ParentId is not null;
}
