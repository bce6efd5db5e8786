using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Posts;

public readonly record struct PostId(long Value) : IId<PostId>, IComparable<PostId>
{
    public static bool operator <(PostId left, PostId right) => left.Value < right.Value;

    public static bool operator >(PostId left, PostId right) => left.Value > right.Value;

    public static bool operator <=(PostId left, PostId right) => left.Value <= right.Value;

    public static bool operator >=(PostId left, PostId right) => left.Value >= right.Value;

    public static PostId From(long value) => new(value);

    public int CompareTo(PostId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
