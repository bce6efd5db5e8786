using Parley.Domain.Categories;
using Parley.Domain.Groups;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Admin;

public sealed record CategoryForm
{
    /// <summary>What <see cref="Color"/> is when none of the palette is meant.</summary>
    public const string OwnColorChosen = "own";

    public string? Name { get; init; }

    public long? Parent { get; init; }

    public string? Color { get; init; }

    public string? OwnColor { get; init; }

    public string? Description { get; init; }

    public long SeenBy { get; init; } = GroupId.Everyone.Value;

    public long StartedBy { get; init; } = GroupId.Members.Value;

    public long RepliedBy { get; init; } = GroupId.Members.Value;

    public string CleanName => TypedText.OneLine(Name);

    public string CleanDescription => TypedText.Lines(Description);

    public string CleanColor => ((Color is null or OwnColorChosen ? OwnColor : Color) ?? "").Trim().ToLowerInvariant();

    public bool HasOwnColor => !CategoryColors.All.Contains(CleanColor);

    public CategoryId? ParentId => Parent is { } parent ? new CategoryId(parent) : null;

    public static CategoryForm Of(Category category) => new()
    {
        Name = category.Name,
        Parent = category.ParentId?.Value,
        Color = category.Color,
        OwnColor = category.Color,
        Description = category.Description,
        SeenBy = category.SeenBy.Value,
        StartedBy = category.StartedBy.Value,
        RepliedBy = category.RepliedBy.Value,
    };

    public IEnumerable<Problem> Problems()
    {
        Problem?[] problems =
        [
            CategoryName.Check(CleanName, "name"),
            CategoryColors.Check(CleanColor, "color"),
            CategoryDescription.Check(CleanDescription, "description"),
        ];
        return problems.OfType<Problem>();
    }
}
