using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Parley.Markup.Parsing;

static class Nesting
{
    /// <summary>Checked once after parsing, so that everything that walks the tree may recurse.</summary>
    public static bool IsSensible(MarkdownDocument document) => IsWithin(document, Pipelines.MaxNesting);

    static bool IsWithin(MarkdownObject node, int room)
    {
        if (room == 0)
        {
            return false;
        }

        return node switch
        {
            ContainerBlock container => AreWithin(container, room - 1),
            LeafBlock { Inline: { } inlines } => IsWithin(inlines, room - 1),
            ContainerInline container => AreWithin(container, room - 1),
            _ => true,
        };
    }

    static bool AreWithin(IEnumerable<MarkdownObject> nodes, int room)
    {
        foreach (var node in nodes)
        {
            if (!IsWithin(node, room))
            {
                return false;
            }
        }

        return true;
    }
}
