using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Topics;

public readonly record struct TopicId(long Value) : IId<TopicId>, IComparable<TopicId>
{
    public static bool operator <(TopicId left, TopicId right) => left.Value < right.Value;

    public static bool operator >(TopicId left, TopicId right) => left.Value > right.Value;

    public static bool operator <=(TopicId left, TopicId right) => left.Value <= right.Value;

    public static bool operator >=(TopicId left, TopicId right) => left.Value >= right.Value;

    public static TopicId From(long value) => new(value);

    public int CompareTo(TopicId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
