using Markdig.Helpers;
using Markdig.Parsers;

namespace Parley.Markup.Parsing;

sealed class MentionParser : InlineParser
{
    public MentionParser() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.Text.AsSpan(0, slice.End + 1);
        if (MentionName.IsBlockedBy(text[..slice.Start]))
        {
            return false;
        }

        var length = MentionName.LengthAtStart(text[(slice.Start + 1)..]);
        if (length == 0)
        {
            return false;
        }

        processor.Inline = new MentionInline(slice.Text.Substring(slice.Start + 1, length));
        slice.Start += 1 + length;
        return true;
    }
}
