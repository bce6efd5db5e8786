using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Notifications;

public readonly record struct NotificationId(long Value) : IId<NotificationId>, IComparable<NotificationId>
{
    public static bool operator <(NotificationId left, NotificationId right) => left.Value < right.Value;

    public static bool operator >(NotificationId left, NotificationId right) => left.Value > right.Value;

    public static bool operator <=(NotificationId left, NotificationId right) => left.Value <= right.Value;

    public static bool operator >=(NotificationId left, NotificationId right) => left.Value >= right.Value;

    public static NotificationId From(long value) => new(value);

    public int CompareTo(NotificationId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
