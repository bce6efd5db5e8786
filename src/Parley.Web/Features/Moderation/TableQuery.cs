namespace Parley.Web.Features.Moderation;

/// <summary>Which page of a table, in which order: <c>sort=likes</c> upwards, <c>sort=-likes</c> downwards.</summary>
public sealed record TableQuery(string? Sort = null, int? Page = null, string? Format = null)
{
    public bool WantsFile => Format == "csv";

    public int PageNumber => Math.Clamp(Page ?? 1, 1, TablePage.MostPages);
}
