using Markdig.Syntax.Inlines;

namespace Parley.Markup.Parsing;

sealed class MentionInline(string name) : LeafInline
{
    public string Name { get; } = name;

    /// <summary>False in links, code and quotes of others: there it is only text.</summary>
    public bool Calls { get; set; } = true;
}
