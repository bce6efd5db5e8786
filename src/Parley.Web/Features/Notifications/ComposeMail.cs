using System.Globalization;
using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Markup;
using Parley.Platform.Email;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Notifications;

/// <summary>Writes the mails about notifications, in their reader's language.</summary>
public sealed class ComposeMail(Unsubscribe unsubscribe, ParleyOptions options, IStringLocalizer<Words> words)
{
    public const string NotificationKind = "notification";
    public const string DigestKind = "digest";

    const int MostItems = 10;
    const int MostItemsOfDigest = 30;
    const int ExcerptLength = 500;
    const int DigestExcerptLength = 160;

    /// <summary>What is new for a member in one topic; its mails stand together in the reader's program.</summary>
    public Mail OfTopic(Member member, IReadOnlyList<MailedNotification> news)
    {
        using var spoken = options.Languages.Speak(member.Language);
        var (topic, first) = (news[0].TopicId, news[0].Notification.Id);
        var mail = Mail(member, words["Mail.Subject", options.Forum.Name, news[0].TopicTitle], news, MostItems, ExcerptLength);
        return mail with
        {
            Kind = NotificationKind,
            Thread = new($"topic-{topic}.notification-{first}@{Host}", $"topic-{topic}@{Host}"),
        };
    }

    /// <summary>What came together in a day.</summary>
    public Mail Digest(Member member, IReadOnlyList<MailedNotification> news)
    {
        using var spoken = options.Languages.Speak(member.Language);
        var subject = words.Count("Mail.Digest.Subject", news.Count).Value;
        return Mail(member, $"[{options.Forum.Name}] {subject}", news, MostItemsOfDigest, DigestExcerptLength) with { Kind = DigestKind };
    }

    // As the forum names itself where it sends from.
    string Host => options.Forum.MailFrom.Split('@')[^1];

    Mail Mail(Member member, string subject, IReadOnlyList<MailedNotification> news, int mostItems, int excerptLength)
    {
        var ending = unsubscribe.AddressFor(member.Id, news.Select(row => MailPermissions.GroupOf(row.Notification.Kind)).OfType<MailGroup>());
        var content = new MailContent
        {
            Language = CultureInfo.CurrentUICulture.Name,
            Forum = options.Forum.Name,
            Subject = subject,
            Topics = Topics(news.Take(mostItems), excerptLength),
            ReadWord = words["Mail.Read"],
            More = news.Count > mostItems ? words.Count("Mail.More", news.Count - mostItems).Value : null,
            Why = words["Mail.Why", member.Name, options.Forum.Name],
            Settings = new(words["Mail.Settings"], $"{options.PublicAddress}/settings/notifications"),
            Unsubscribe = new(words["Mail.Unsubscribe"], ending),
        };
        return new(member.Email!, subject, MailText.Of(content)) { Html = MailHtml.Of(content), UnsubscribeAddress = ending };
    }

    IReadOnlyList<MailTopic> Topics(IEnumerable<MailedNotification> news, int excerptLength) =>
    [
        .. news.GroupBy(row => row.TopicId)
            .Select(group => new MailTopic(group.First().TopicTitle, [.. group.Select(row => Item(row, excerptLength))])),
    ];

    MailItem Item(MailedNotification row, int excerptLength)
    {
        var isWords = row.Notification.Subject == NotificationSubject.Words;
        return new(
            words.Sentence(row.Notification, row.ActorName),
            isWords ? Excerpt.Of(PostMarkdown.Parse(row.Markdown).ToPlainText(), excerptLength) : "",
            $"{options.PublicAddress}{(isWords ? $"/p/{row.Notification.PostId}" : $"/notifications/{row.Notification.Id}")}");
    }
}
