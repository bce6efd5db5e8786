using System.Globalization;
using Parley.Domain.Notifications;

namespace Parley.Web.Features.Notifications;

/// <summary>A place in the list: the next page begins behind it. Written as <c>unread-7</c> or <c>read-7</c> in addresses.</summary>
public sealed record NotificationKey(bool IsUnread, NotificationId Id)
{
    public static NotificationKey Of(Notification notification) => new(notification.IsUnread, notification.Id);

    public static NotificationKey? Parse(string? text) =>
        text?.Split('-') is [("unread" or "read") and var half, var id]
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(half == "unread", new(number))
            : null;

    public override string ToString() => $"{(IsUnread ? "unread" : "read")}-{Id}";
}
