using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Accounts;

public readonly record struct MemberId(long Value) : IId<MemberId>, IComparable<MemberId>
{
    public static bool operator <(MemberId left, MemberId right) => left.Value < right.Value;

    public static bool operator >(MemberId left, MemberId right) => left.Value > right.Value;

    public static bool operator <=(MemberId left, MemberId right) => left.Value <= right.Value;

    public static bool operator >=(MemberId left, MemberId right) => left.Value >= right.Value;

    public static MemberId From(long value) => new(value);

    public int CompareTo(MemberId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
