using System.Net;
using Parley.Domain.Filters;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Markup;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Filters;

/// <summary>Says what would happen to a text, an e-mail address or an address (IP), without doing it.</summary>
public sealed class TryFilters(KnownFilters known, FilterPosts posts, BakeText bake)
{
    public async Task<TriedText> TryAsync(string? typed, CancellationToken cancel)
    {
        var (now, text) = (await known.NowAsync(cancel), Cut(TypedText.Lines(typed)));
        if (IPAddress.TryParse(text.Trim(), out var address))
            return new(text, OfAddress(now, NetworkAddress.KeyOf(address)), null);
        if (!text.Contains(' ', StringComparison.Ordinal) && Domain.Accounts.EmailAddress.Check(text, "") is null && now.Email(text) is { } email)
            return new(text, [email], null);

        var replaced = now.Replace(text, UntouchedParts.Of, UntouchedParts.Escape);
        var met = posts.Meet(now, new(text, await bake.BakeAsync(text, cancel)));
        return new(text, [.. met.Select(one => one.Hit)], replaced);
    }

    // No post is longer.
    static string Cut(string text) => text.Length <= PostText.LongestLength ? text : TypedText.Wellformed(text[..PostText.LongestLength]);

    static List<FilterHit> OfAddress(FilterSet now, string key)
    {
        FilterHit?[] hits = [now.Address(key, FilterAction.RefuseRegistration), now.Address(key, FilterAction.RefusePosting)];
        return [.. hits.OfType<FilterHit>().DistinctBy(hit => hit.Filter.Id)];
    }
}

/// <summary><paramref name="Replaced"/> is what would be kept, where words are replaced.</summary>
public sealed record TriedText(string Text, IReadOnlyList<FilterHit> Hits, string? Replaced)
{
    /// <summary>The gravest of it; the words are <c>Tried.…</c>.</summary>
    public string End =>
        Hits.Any(hit => hit.Action is FilterAction.Block or FilterAction.RefuseBoth or FilterAction.RefusePosting or FilterAction.RefuseRegistration) ? "Refused"
        : Hits.Any(hit => hit.Action == FilterAction.Hold) ? "Held"
        : Replaced is not null ? "Replaced"
        : "Fine";
}
