using System.Security.Cryptography;
using System.Text;
using Parley.Domain.Filters;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Filters;

/// <summary>Makes a filter of a line that was typed, or says what is wrong with it.</summary>
static class ReadFilter
{
    public static Outcome<Filter> Of(FilterForm form, string line)
    {
        var text = form.Kind == FilterKind.Pattern ? line : TypedText.OneLine(line);
        if (text.Length > Filter.LongestText)
            return new Problem("text", "FilterTooLong", Filter.LongestText);

        var read = form.Kind switch
        {
            FilterKind.Words => FilterWords.Of(text) is { Length: > 0 } words ? (Text: text, Key: words) : default,
            FilterKind.Pattern => (Text: text, Key: text),
            FilterKind.Address => NetworkAddress.RangeOf(text) is var (first, last) ? (Text: text, Key: $"{first}-{last}") : default,
            _ => DomainNames.Read(text) is { } domain ? (Text: domain, Key: domain) : default,
        };
        if (read.Text is null)
            return Unreadable(form.Kind, line);
        if (form.Kind == FilterKind.Pattern && FilterPattern.Read(text).Fault is { } fault)
            return OfNoUse(text, fault);

        return new Filter { Kind = form.Kind, Text = read.Text, TextKey = KeyOf(form.Kind, read.Key), Action = form.Action, Replacement = form.CleanReplacement };
    }

    static Problem Unreadable(FilterKind kind, string line) => kind switch
    {
        FilterKind.Words => new Problem("text", "WordsUnreadable", line),
        FilterKind.Address => new Problem("text", "AddressUnreadable", line),
        _ => new Problem("text", "DomainUnreadable", line),
    };

    static Problem OfNoUse(string pattern, PatternFault fault) => fault.Kind switch
    {
        PatternFaultKind.Unreadable => new Problem("text", "PatternUnreadable", pattern, fault.Offset, fault.Error),
        PatternFaultKind.Unsupported => new Problem("text", "PatternUnsupported", pattern),
        _ => new Problem("text", "PatternFitsAll", pattern),
    };

    // Of the same length whatever the text, and compared by every database alike.
    static string KeyOf(FilterKind kind, string key) => $"{(int)kind}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";
}
