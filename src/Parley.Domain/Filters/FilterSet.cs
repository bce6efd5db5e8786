using System.Diagnostics;
using System.Text;
using Parley.Domain.Shared;

namespace Parley.Domain.Filters;

/// <summary>All filters that are on, ready to be asked.</summary>
public sealed class FilterSet
{
    // Enough to know it again.
    const int LongestFound = 100;

    // For all patterns together: what they could not decide by then is held.
    static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(2);

    public static readonly FilterSet Empty = new([]);

    readonly List<Filter> _words;
    readonly WordTree _tree;
    readonly List<(Filter Filter, FilterPattern Pattern)> _patterns;
    readonly Dictionary<string, Filter> _links;
    readonly Dictionary<string, Filter> _emails;
    readonly List<(Filter Filter, string First, string Last)> _addresses;
    readonly bool _allows;

    FilterSet(IReadOnlyCollection<Filter> filters)
    {
        _words = Of(filters, FilterKind.Words).Where(filter => FoldedText.OfWords(filter.Text).Length > 0).ToList();
        _tree = new([.. _words.Select(filter => FoldedText.OfWords(filter.Text))]);
        _patterns = [.. Of(filters, FilterKind.Pattern).Select(filter => (filter, FilterPattern.Read(filter.Text).Pattern!)).Where(pair => pair.Item2 is not null)];
        _links = Of(filters, FilterKind.Link).ToDictionary(filter => filter.Text);
        _emails = Of(filters, FilterKind.EmailDomain).ToDictionary(filter => filter.Text);
        _addresses = [.. Of(filters, FilterKind.Address).Select(RangeOf).OfType<(Filter, string, string)>()];
        _allows = _links.Values.Any(filter => filter.Action == FilterAction.Allow);
    }

    public bool Replaces => _words.Exists(filter => filter.Action == FilterAction.Replace) || _patterns.Exists(pair => pair.Filter.Action == FilterAction.Replace);

    public static FilterSet Of(IEnumerable<Filter> filters) => new([.. filters.Where(filter => filter.IsOn)]);

    /// <summary>Each filter of words that the text meets, once.</summary>
    public IReadOnlyList<FilterHit> Find(string typed)
    {
        if (typed.Length == 0 || (_words.Count == 0 && _patterns.Count == 0))
            return [];

        var text = Normal(typed);
        return [.. Words(text), .. Patterns(text)];
    }

    /// <summary>
    /// The text with what is to stand instead of words, or null where there is nothing to replace. <paramref name="kept"/> says of a text
    /// which parts of it stay as they are, <paramref name="written"/> how a replacement is written there.
    /// </summary>
    public string? Replace(string typed, Func<string, IReadOnlyList<(int Start, int End)>>? kept = null, Func<string, string>? written = null)
    {
        if (!Replaces)
            return null;

        var text = Normal(typed);
        var found = Replaced(text);
        if (found.Count == 0)
            return null;

        var parts = kept?.Invoke(text) ?? [];
        var cuts = found.Where(cut => !parts.Any(part => cut.Start < part.End && part.Start < cut.End)).ToList();
        return cuts.Count == 0 ? null : Cut.Apply(text, cuts, written ?? (replacement => replacement));
    }

    /// <summary>Of a host that a link leads to: the nearest domain that is listed decides.</summary>
    public FilterHit? Link(string host)
    {
        if (Nearest(_links, host) is { } filter)
            return filter.Action == FilterAction.Allow ? null : new(filter, host);
        return _allows ? new(new Filter { Kind = FilterKind.Link, Action = FilterAction.Hold }, host) : null;
    }

    public FilterHit? Email(string address) =>
        DomainNames.OfEmail(address) is { } domain && Nearest(_emails, domain) is { } filter ? new(filter, domain) : null;

    /// <summary>Of an address as <see cref="NetworkAddress"/> keys it.</summary>
    public FilterHit? Address(string? key, FilterAction refused)
    {
        if (key is null)
            return null;

        var met = _addresses.Find(range => string.CompareOrdinal(range.First, key) <= 0 && string.CompareOrdinal(key, range.Last) <= 0
            && (range.Filter.Action == refused || range.Filter.Action == FilterAction.RefuseBoth));
        return met.Filter is null ? null : new(met.Filter, NetworkAddress.TextOf(key));
    }

    IEnumerable<FilterHit> Words(string text)
    {
        if (_words.Count == 0)
            yield break;

        var folded = FoldedText.Of(text);
        var met = new HashSet<int>();
        foreach (var (word, start, end) in _tree.Find(folded.Text))
        {
            if (met.Add(word))
                yield return new(_words[word], Excerpt(text, folded.Origin(start, end)));
        }
    }

    IEnumerable<FilterHit> Patterns(string text)
    {
        var since = Stopwatch.GetTimestamp();
        foreach (var (filter, pattern) in _patterns)
        {
            if (Stopwatch.GetElapsedTime(since) > LongestSearch)
            {
                yield return new(filter, "", RanOut: true);
                yield break;
            }

            if (pattern.Find(text) is { } found)
                yield return new(filter, Excerpt(text, (found.Start, found.Start + found.Length)), found.RanOut);
        }
    }

    List<Cut> Replaced(string text)
    {
        var folded = FoldedText.Of(text);
        var words = _tree.Find(folded.Text)
            .Where(found => _words[found.Word].Action == FilterAction.Replace)
            .Select(found => Cut.Of(folded.Origin(found.Start, found.End), _words[found.Word].Replacement));
        var patterns = _patterns.Where(pair => pair.Filter.Action == FilterAction.Replace)
            .SelectMany(pair => pair.Pattern.All(text).Select(place => Cut.Of(place, pair.Filter.Replacement)));
        return [.. words, .. patterns];
    }

    static Filter? Nearest(Dictionary<string, Filter> filters, string domain) => filters.Count == 0
        ? null
        : DomainNames.WithThoseAbove(domain).Select(name => filters.GetValueOrDefault(name)).FirstOrDefault(filter => filter is not null);

    static IEnumerable<Filter> Of(IEnumerable<Filter> filters, FilterKind kind) => filters.Where(filter => filter.Kind == kind);

    static (Filter, string, string)? RangeOf(Filter filter) => NetworkAddress.RangeOf(filter.Text) is var (first, last) ? (filter, first, last) : null;

    static string Normal(string typed) => TypedText.Wellformed(typed).Normalize();

    static string Excerpt(string text, (int Start, int End) place) =>
        TypedText.OneLine(text.Substring(place.Start, Math.Min(place.End - place.Start, LongestFound)));

    /// <summary>A part of a text, and what comes in its place.</summary>
    sealed record Cut(int Start, int End, string Replacement)
    {
        public static Cut Of((int Start, int End) place, string replacement) => new(place.Start, place.End, replacement);

        // Of two that overlap the first counts, and of those that begin together the longest.
        public static string Apply(string text, IEnumerable<Cut> cuts, Func<string, string> written)
        {
            var (result, at) = (new StringBuilder(text.Length), 0);
            foreach (var cut in cuts.OrderBy(cut => cut.Start).ThenByDescending(cut => cut.End))
            {
                if (cut.Start < at)
                    continue;
                result.Append(text, at, cut.Start - at).Append(written(cut.Replacement));
                at = cut.End;
            }

            return result.Append(text, at, text.Length - at).ToString();
        }
    }
}
