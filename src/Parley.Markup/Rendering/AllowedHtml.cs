using System.Collections.Frozen;

namespace Parley.Markup.Rendering;

/// <summary>The HTML that members may write themselves.</summary>
static class AllowedHtml
{
    static readonly FrozenSet<string> Blocks = Names(
        "blockquote caption dd details div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre summary table tbody td tfoot th thead tr ul");

    static readonly FrozenSet<string> Inlines = Names(
        "a abbr b br cite code del em i img ins kbd mark q s samp small span strong sub sup u var");

    static readonly FrozenSet<string> Voids = Names("br hr img");

    /// <summary>Elements whose end tag may be missing: opening one of a group ends the one before.</summary>
    static readonly string[][] OptionalEnds = [["li"], ["dt", "dd"], ["p"], ["td", "th"], ["tr"], ["thead", "tbody", "tfoot"]];

    static readonly FrozenDictionary<string, string[]> OwnAttributes = new Dictionary<string, string[]>
    {
        ["a"] = ["title"],
        ["abbr"] = ["title"],
        ["details"] = ["open"],
        ["ol"] = ["start"],
        ["td"] = ["colspan", "rowspan"],
        ["th"] = ["colspan", "rowspan"],
    }.ToFrozenDictionary();

    public static IEnumerable<string> All => Blocks.Concat(Inlines);

    /// <summary>The name in lower case, or null when members may not use the element.</summary>
    public static string? Name(ReadOnlySpan<char> name) => Find(Blocks, name) ?? Find(Inlines, name);

    public static bool IsBlock(ReadOnlySpan<char> name) => Find(Blocks, name) is not null;

    public static bool IsInline(string name) => Inlines.Contains(name);

    public static bool IsVoid(string name) => Voids.Contains(name);

    public static bool IsHeading(string name) => name is ['h', >= '1' and <= '6'];

    /// <summary>Attributes that are copied; addresses and sizes have code of their own.</summary>
    public static IReadOnlyList<string> AttributesOf(string name) => OwnAttributes.GetValueOrDefault(name, []);

    public static bool HasOptionalEnd(string name) => GroupOf(name) is not null;

    public static bool EndsBefore(string open, string next) => GroupOf(next) is { } group && group.Contains(open);

    static string[]? GroupOf(string name) => Array.Find(OptionalEnds, group => group.Contains(name));

    static string? Find(FrozenSet<string> names, ReadOnlySpan<char> name) =>
        names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var found) ? found : null;

    static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
