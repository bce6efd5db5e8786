using Parley.Domain.Permissions;

namespace Parley.Web.Features.Moderation;

/// <summary>Which page of a table, in which order: <c>sort=likes</c> upwards, <c>sort=-likes</c> downwards.</summary>
public sealed record TableQuery(string? Sort = null, int? Page = null, string? Format = null)
{
    public bool WantsFile => Format == "csv";

    /// <summary>Who is not shown addresses can't sort by them either: their order tells of them.</summary>
    public TableQuery For(Viewer viewer) => Sort?.TrimStart('-') == "address" && !MemberPermissions.CanSeeAddresses(viewer) ? this with { Sort = null } : this;

    public int PageNumber => Math.Clamp(Page ?? 1, 1, TablePage.MostPages);
}
