using Parley.Domain.Filters;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Shared;

/// <summary>Asks the filters about what is no post and can't wait for review: names, tags, profiles, where somebody registers from.</summary>
public sealed class FilterFields(KnownFilters filters)
{
    /// <summary>What in the text is not allowed where nothing is held: what would be held is refused, too.</summary>
    public Task<FilterHit?> RefusedAsync(Viewer viewer, string text, CancellationToken cancel) =>
        FirstAsync(viewer, text, hit => hit.Action is FilterAction.Block or FilterAction.Hold, cancel);

    /// <summary>The same of a name, in which nothing is replaced either: nobody is called what nobody typed.</summary>
    public Task<FilterHit?> RefusedNameAsync(Viewer viewer, string name, CancellationToken cancel) => FirstAsync(viewer, name, _ => true, cancel);

    /// <summary>A tag, which waits with its topic where it is held.</summary>
    public Task<FilterHit?> RefusedTagAsync(Viewer viewer, string name, CancellationToken cancel) =>
        FirstAsync(viewer, name, hit => hit.Action != FilterAction.Hold, cancel);

    public async Task<FilterHit?> RefusedLinkAsync(Viewer viewer, IEnumerable<string> hosts, CancellationToken cancel)
    {
        var now = await filters.NowAsync(cancel);
        return viewer.IsStaff ? null : hosts.Select(now.Link).FirstOrDefault(hit => hit is not null);
    }

    public async Task<string> ReplaceAsync(string typed, CancellationToken cancel) =>
        (await filters.NowAsync(cancel)).Replace(typed) is { } replaced ? TypedText.Lines(replaced) : typed;

    public async Task<FilterHit?> EmailAsync(string address, CancellationToken cancel) => (await filters.NowAsync(cancel)).Email(address);

    public async Task<bool> MayRegisterFromAsync(string? address, CancellationToken cancel) =>
        (await filters.NowAsync(cancel)).Address(address, FilterAction.RefuseRegistration) is null;

    async Task<FilterHit?> FirstAsync(Viewer viewer, string text, Func<FilterHit, bool> which, CancellationToken cancel) =>
        viewer.IsStaff ? null : (await filters.NowAsync(cancel)).Find(text).FirstOrDefault(which);
}
