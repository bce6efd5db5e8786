using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Parley.Web.Features.Notifications;

/// <summary>
/// A mail for programs that show HTML: no picture, no style sheet, and no colour of paper or ink, so that each program's own light or
/// dark look fits. Everything that members wrote is text here.
/// </summary>
static class MailHtml
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(MailContent content) =>
        $"""
        <!doctype html>
        <html lang="{Text(content.Language)}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{Text(content.Subject)}</title>
        </head>
        <body style="margin:0;padding:24px 16px;font:16px/1.55 -apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'PingFang SC','Microsoft YaHei',sans-serif">
        <div style="max-width:560px;margin:0 auto">
        <p style="margin:0 0 20px;font-size:14px">{Text(content.Forum)}</p>
        {string.Concat(content.Topics.Select(topic => Topic(topic, content.ReadWord)))}
        {More(content.More)}
        <div style="margin-top:32px;padding-top:12px;border-top:1px solid #9a9a9a;font-size:13px">
        <p style="margin:0 0 4px">{Text(content.Why)}</p>
        <p style="margin:0">{QuietLink(content.Settings)} · {QuietLink(content.Unsubscribe)}</p>
        </div>
        </div>
        </body>
        </html>
        """;

    static string Topic(MailTopic topic, string readWord) =>
        $"""
        <h1 dir="auto" style="margin:0 0 16px;font-size:19px;line-height:1.3">{Text(topic.Title)}</h1>
        {string.Concat(topic.Items.Select(item => Item(item, readWord)))}
        """;

    static string Item(MailItem item, string readWord) =>
        $"""
        <p style="margin:0 0 6px"><strong>{Text(item.Sentence)}</strong></p>
        {Excerpt(item.Excerpt)}
        <p style="margin:0 0 28px"><a href="{Text(item.Address)}" style="display:inline-block;padding:8px 16px;border-radius:6px;background:#20705c;color:#ffffff;font-size:15px;font-weight:600;text-decoration:none">{Text(readWord)}</a></p>

        """;

    static string Excerpt(string excerpt) => excerpt.Length == 0
        ? ""
        : $"""<blockquote dir="auto" style="margin:0 0 12px;padding:0 0 0 12px;border-left:3px solid #9a9a9a">{Text(excerpt)}</blockquote>""";

    static string More(string? more) => more is null ? "" : $"""<p style="margin:0 0 12px">{Text(more)}</p>""";

    static string QuietLink(MailLink link) => $"""<a href="{Text(link.Address)}" style="color:inherit">{Text(link.Words)}</a>""";

    static string Text(string text) => Encoder.Encode(text);
}
