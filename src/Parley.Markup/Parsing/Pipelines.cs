using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.Emoji;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Parsers;

namespace Parley.Markup.Parsing;

static class Pipelines
{
    /// <summary>Quotes, lists and emphasis in each other; deeper text is shown as typed, because renderers and browsers recurse.</summary>
    public const int MaxNesting = 48;

    public static MarkdownPipeline Plain { get; } = new MarkdownPipelineBuilder().Build();

    public static MarkdownPipeline Post { get; } = BuildPost();

    /// <summary>The same, which knows where in the text each part stands.</summary>
    public static MarkdownPipeline Located { get; } = BuildPost(located: true);

    static MarkdownPipeline BuildPost(bool located = false)
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = MaxNesting }
            .UsePipeTables(new PipeTableOptions { UseHeaderForColumnCount = true })
            .UseTaskLists()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseFootnotes()
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true })
            .UseEmojiAndSmiley(new EmojiMapping(EmojiNames.All, new Dictionary<string, string>()))
            .UseSoftlineBreakAsHardlineBreak();
        builder.BlockParsers.Replace<HtmlBlockParser>(new MemberHtmlBlockParser());
        builder.BlockParsers.Insert(0, new MemberQuoteParser());
        builder.InlineParsers.Insert(0, new MentionParser());
        builder.BlockParsers.FindExact<ParagraphBlockParser>()!.Closed += LongText.LeaveUnparsed;
        builder.BlockParsers.FindExact<HeadingBlockParser>()!.Closed += LongText.LeaveUnparsed;
        builder.PreciseSourceLocation = located;
        return builder.Build();
    }
}
