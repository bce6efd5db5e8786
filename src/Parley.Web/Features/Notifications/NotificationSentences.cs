using Microsoft.Extensions.Localization;
using Parley.Domain.Notifications;

namespace Parley.Web.Features.Notifications;

/// <summary>What a notification says, on the site and in mails.</summary>
public static class NotificationSentences
{
    public static string Sentence(this IStringLocalizer<Words> words, Notification notification, string actor) => notification.ActorCount switch
    {
        <= 1 => words[$"Kind.{notification.Kind}", actor],
        2 => words["LikedByTwo", actor],
        var count => words["LikedByMany", actor, count - 1],
    };
}
