namespace Parley.Domain.Filters;

/// <summary>What happens to what a filter meets.</summary>
public enum FilterAction
{
    Block = 0,
    Hold = 1,
    Replace = 2,

    /// <summary>Of links: where one domain is allowed, all that are not are held.</summary>
    Allow = 3,
    RefuseRegistration = 4,
    RefusePosting = 5,
    RefuseBoth = 6,
}

public static class FilterActions
{
    public static IReadOnlyList<FilterAction> Of(FilterKind kind) => kind switch
    {
        FilterKind.Words or FilterKind.Pattern => [FilterAction.Block, FilterAction.Hold, FilterAction.Replace],
        FilterKind.Link => [FilterAction.Block, FilterAction.Hold, FilterAction.Allow],
        FilterKind.EmailDomain => [FilterAction.Block, FilterAction.Hold],
        _ => [FilterAction.RefuseRegistration, FilterAction.RefusePosting, FilterAction.RefuseBoth],
    };
}
