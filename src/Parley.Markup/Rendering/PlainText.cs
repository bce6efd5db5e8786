using System.Net;
using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Parley.Markup.Parsing;

namespace Parley.Markup.Rendering;

/// <summary>The words of a document without marks.</summary>
sealed class PlainText
{
    readonly StringBuilder _text = new();

    public static string Of(MarkdownDocument document)
    {
        var plain = new PlainText();
        plain.AddBlocks(document);
        return plain._text.ToString().Trim();
    }

    public static string Of(ContainerInline inlines)
    {
        var plain = new PlainText();
        plain.AddInlines(inlines);
        return plain._text.ToString();
    }

    void AddBlocks(ContainerBlock container)
    {
        foreach (var block in container)
        {
            AddBlock(block);
        }
    }

    void AddBlock(Block block)
    {
        switch (block)
        {
            case MemberQuote or LinkReferenceDefinitionGroup:
                return;
            case TableCell cell:
                AddCell(cell);
                return;
            case ContainerBlock container:
                AddBlocks(container);
                break;
            case HtmlBlock html:
                AddHtml(html.Lines.ToString());
                break;
            case LeafBlock { Inline: { } inlines }:
                AddInlines(inlines);
                break;
            case LeafBlock leaf:
                _text.Append(leaf.Lines.ToString());
                break;
        }

        EndLine();
    }

    /// <summary>A row is one line.</summary>
    void AddCell(TableCell cell)
    {
        foreach (var inlines in cell.OfType<LeafBlock>().Select(leaf => leaf.Inline).OfType<ContainerInline>())
        {
            AddInlines(inlines);
        }

        _text.Append(' ');
    }

    void AddInlines(ContainerInline container)
    {
        foreach (var inline in container)
        {
            AddInline(inline);
        }
    }

    void AddInline(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                _text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                _text.Append(code.Content);
                break;
            case MentionInline mention:
                _text.Append('@').Append(mention.Name);
                break;
            case AutolinkInline link:
                _text.Append(link.Url);
                break;
            case HtmlEntityInline entity:
                _text.Append(entity.Transcoded.AsSpan());
                break;
            case HtmlInline html:
                AddHtml(html.Tag);
                break;
            case LineBreakInline:
                _text.Append('\n');
                break;
            case TaskList task:
                _text.Append(task.Checked ? '☑' : '☐');
                break;
            case FootnoteLink:
                break;
            case LinkInline { IsImage: true } image:
                _text.Append(ImageDescription.Parse(Of(image)).Text);
                break;
            case ContainerInline container:
                AddInlines(container);
                break;
        }
    }

    /// <summary>Allowed tags are marks, and those of blocks part words; others were shown as text.</summary>
    void AddHtml(ReadOnlySpan<char> html)
    {
        while (!html.IsEmpty)
        {
            var length = MarkLength(html);
            if (length == 0)
            {
                var end = html[1..].IndexOf('<');
                length = end < 0 ? html.Length : end + 1;
                _text.Append(WebUtility.HtmlDecode(html[..length].ToString()));
            }
            else if (AllowedHtml.IsBlock(HtmlTag.NameAtStart(html)))
            {
                _text.Append(' ');
            }

            html = html[length..];
        }
    }

    static int MarkLength(ReadOnlySpan<char> html)
    {
        if (html.StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = html.IndexOf("-->");
            return end < 0 ? html.Length : end + 3;
        }

        return HtmlTag.TryRead(html, out var tag) ? tag.Length : 0;
    }

    void EndLine()
    {
        while (_text.Length > 0 && _text[^1] is ' ' or '\n')
        {
            _text.Length--;
        }

        if (_text.Length > 0)
        {
            _text.Append('\n');
        }
    }
}
