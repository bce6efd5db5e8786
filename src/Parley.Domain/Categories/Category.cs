namespace Parley.Domain.Categories;

public sealed class Category
{
    public CategoryId Id { get; init; }

    public string Name { get; set; } = "";

    public string Slug { get; set; } = "";

    public string Description { get; set; } = "";

    /// <summary>As CSS writes it: <c>#rrggbb</c>.</summary>
    public string Color { get; set; } = "#808080";

    public int Position { get; set; }

    public CategoryAccess Access { get; set; }

    public int TopicCount { get; init; }

    public int ReplyCount { get; init; }
}
