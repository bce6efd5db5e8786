using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Parley.Markup.Rendering;

namespace Parley.Markup.Parsing;

/// <summary>Finds the names that a text calls, and silences those that stand in links, code and quotes of others.</summary>
sealed class MentionSurvey
{
    readonly List<string> _names = [];
    readonly HashSet<string> _seen = [];
    int _quotes;
    int _links;

    /// <summary>Raw <c>&lt;a&gt;</c>, <c>&lt;code&gt;</c> and <c>&lt;pre&gt;</c> that are open in the current paragraph.</summary>
    int _silencers;

    public static IReadOnlyList<string> Of(MarkdownDocument document)
    {
        var survey = new MentionSurvey();
        survey.Visit(document);
        return survey._names;
    }

    void Visit(ContainerBlock container)
    {
        _quotes += container is MemberQuote ? 1 : 0;
        foreach (var block in container)
        {
            _silencers = 0;
            if (block is ContainerBlock inner)
            {
                Visit(inner);
            }
            else if (block is LeafBlock { Inline: { } inlines })
            {
                Visit(inlines);
            }
        }

        _quotes -= container is MemberQuote ? 1 : 0;
    }

    void Visit(ContainerInline container)
    {
        _links += container is LinkInline ? 1 : 0;
        foreach (var inline in container)
        {
            switch (inline)
            {
                case MentionInline mention:
                    Meet(mention);
                    break;
                case HtmlInline html:
                    Meet(html);
                    break;
                case ContainerInline inner:
                    Visit(inner);
                    break;
            }
        }

        _links -= container is LinkInline ? 1 : 0;
    }

    void Meet(MentionInline mention)
    {
        mention.Calls = _quotes == 0 && _links == 0 && _silencers == 0;
        if (mention.Calls && _seen.Add(mention.Name))
        {
            _names.Add(mention.Name);
        }
    }

    void Meet(HtmlInline html)
    {
        if (HtmlTag.TryRead(html.Tag, out var tag) && tag.Name is "a" or "code" or "pre")
        {
            _silencers = Math.Max(0, _silencers + (tag.IsEnd ? -1 : 1));
        }
    }
}
