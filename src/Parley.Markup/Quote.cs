using System.Text;
using Parley.Markup.Parsing;

namespace Parley.Markup;

/// <summary>What the "Quote" button puts into the composer.</summary>
public static class Quote
{
    /// <summary>A quote block of the post, without the quotes that the post itself brought in.</summary>
    public static string Of(string memberName, long topicId, int postNumber, string markdown)
    {
        var source = new QuoteSource(AttributeText(memberName), topicId, postNumber);
        return $"[quote=\"{source}\"]\n{OwnWords(CleanText.Of(markdown))}\n{QuoteTag.End}\n";
    }

    static string OwnWords(string markdown)
    {
        var own = new StringBuilder(markdown.Length);
        var notes = Footnotes.DefinedIn(markdown);
        CodeFence fence = default;
        foreach (var line in QuoteLines.Of(markdown).Where(line => line.Kind == QuoteLineKind.Text && line.Depth == 0))
        {
            // A closing tag without its opening one would end the new quote too early.
            var text = fence.Takes(line.Prefix, line.Text)
                ? line.Text
                : notes.RemoveFrom(line.Text.Replace(QuoteTag.End, "", StringComparison.OrdinalIgnoreCase));
            own.Append(line.Prefix).Append(text).Append('\n');
        }

        var words = own.ToString().Trim('\n');
        return fence.IsOpen ? words + fence.ClosingLine : words;
    }

    static string AttributeText(string name) =>
        string.Concat(name.Where(c => c is not ('"' or ']' or '[' or ',') && !char.IsControl(c))).Trim();
}
