using System.Text.RegularExpressions;

namespace Parley.Markup.Discourse;

/// <summary><c>[ul][li]…[/li][/ul]</c> and <c>[list][*]…[/list]</c>, nested, with the leftovers of phpBB's own closing tags.</summary>
sealed partial class BbCodeLists
{
    const int MaxDepth = 8;

    readonly Stack<bool> _isOrdered = [];

    public static string ToMarkdown(string text)
    {
        var lists = new BbCodeLists();
        return Tag().Replace(text, lists.Replace);
    }

    string Replace(Match tag)
    {
        var isEnd = tag.Groups["end"].Length > 0;
        return tag.Groups["name"].Value.ToUpperInvariant() switch
        {
            "LI" or "*" => isEnd ? EndItem(tag) : Item(tag),
            var name => isEnd ? End(tag) : Begin(isOrdered: name == "OL" || tag.Groups["kind"].ValueSpan is "1" or "a" or "A", tag),
        };
    }

    string Begin(bool isOrdered, Match tag)
    {
        if (_isOrdered.Count == MaxDepth)
        {
            return tag.Value;
        }

        _isOrdered.Push(isOrdered);
        return _isOrdered.Count == 1 ? "\n\n" : "";
    }

    string End(Match tag)
    {
        if (_isOrdered.TryPop(out _))
        {
            return _isOrdered.Count == 0 ? "\n\n" : "";
        }

        return Unopened(tag);
    }

    /// <summary>Outside a list it is no item: <c>a[*]</c> may be anything.</summary>
    string Item(Match tag)
    {
        if (!_isOrdered.TryPeek(out var isOrdered))
        {
            return tag.Value;
        }

        var indent = _isOrdered.Skip(1).Sum(outer => outer ? 3 : 2);
        return "\n" + new string(' ', indent) + (isOrdered ? "1. " : "- ");
    }

    string EndItem(Match tag) => _isOrdered.Count > 0 ? "" : Unopened(tag);

    /// <summary>phpBB ends lists twice: <c>[/ul]</c> and <c>[/list:u]</c>.</summary>
    static string Unopened(Match tag) => tag.Groups["kind"].Length > 0 ? "" : tag.Value;

    [GeneratedRegex(@"(?:\G|(?<![\\\s]))\s*"
        + @"\[(?:(?<name>ul|ol|list|li|\*)(?:[=:](?<kind>[a-z0-9:]{1,10}))?\]\s*|(?<end>/)(?<name>ul|ol|list|li|\*)(?::(?<kind>[a-z0-9:]{1,10}))?\])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Tag();
}
