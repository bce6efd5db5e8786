using Parley.Domain.Permissions;
using Parley.Domain.Search;

namespace Parley.Web.Features.Search;

/// <summary>
/// Offers another spelling of a query that finds nothing: only one that finds something for this viewer, so that no word is told that
/// stands where the viewer may not look.
/// </summary>
public sealed class SuggestSpelling(Vocabulary vocabulary, TextAnalyser analyser, ResolveNames resolve, FindPosts find)
{
    const int MostTried = 3;

    public async Task<string?> SuggestAsync(Viewer viewer, string typed, CancellationToken cancel)
    {
        var known = await vocabulary.WordsAsync(cancel);
        foreach (var other in Others(typed, known).Take(MostTried))
        {
            if (await FindsAsync(viewer, other, cancel))
                return other;
        }

        return null;
    }

    // Word by word the nearest, then the next nearest, and so on; what is known stays.
    IEnumerable<string> Others(string typed, IReadOnlyList<KnownWord> known)
    {
        var spelled = analyser.Units(typed).Where(unit => unit.Kind == UnitKind.Word && !IsKey(typed, unit))
            .Select(unit => (Unit: unit, Nearest: NearestWords.Of(unit.Whole, known, MostTried)))
            .Where(word => word.Nearest.Count > 0 && word.Nearest[0] != word.Unit.Whole)
            .OrderByDescending(word => word.Unit.Start)
            .ToList();
        for (var rank = 0; rank < MostTried && spelled.Count > 0; rank++)
        {
            yield return spelled.Aggregate(typed, (text, word) => string.Concat(
                text.AsSpan(0, word.Unit.Start), word.Nearest[Math.Min(rank, word.Nearest.Count - 1)], text.AsSpan(word.Unit.Start + word.Unit.Length)));
        }
    }

    // author:anna is no word and no misspelling of one.
    static bool IsKey(string typed, TextUnit unit) =>
        unit.Start + unit.Length < typed.Length && typed[unit.Start + unit.Length] == ':' || unit.Start > 0 && typed[unit.Start - 1] == ':';

    async Task<bool> FindsAsync(Viewer viewer, string other, CancellationToken cancel)
    {
        var query = ReadQuery.Of(other);
        var names = await resolve.ResolveAsync(viewer, query, cancel);
        return (await find.FindAsync(viewer, query, QueryTerms.Of(analyser, query), names, cancel)).Posts.Count > 0;
    }
}
