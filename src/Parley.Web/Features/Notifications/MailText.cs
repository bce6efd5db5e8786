using System.Text;

namespace Parley.Web.Features.Notifications;

/// <summary>A mail for programs that show text.</summary>
static class MailText
{
    public static string Of(MailContent content)
    {
        var text = new StringBuilder();
        foreach (var topic in content.Topics)
        {
            text.Append(topic.Title).Append("\n\n");
            foreach (var item in topic.Items)
                Add(text, item);
        }

        if (content.More is { } more)
            text.Append(more).Append("\n\n");

        // RFC 3676: programs fold away what stands below such a line.
        return text.Append("-- \n").Append(content.Why).Append('\n')
            .Append(content.Settings.Words).Append(": ").Append(content.Settings.Address).Append('\n')
            .Append(content.Unsubscribe.Words).Append(": ").Append(content.Unsubscribe.Address).Append('\n')
            .ToString();
    }

    static void Add(StringBuilder text, MailItem item)
    {
        text.Append(item.Sentence).Append('\n');
        if (item.Excerpt.Length > 0)
            text.Append("> ").Append(item.Excerpt).Append('\n');
        text.Append(item.Address).Append("\n\n");
    }
}
