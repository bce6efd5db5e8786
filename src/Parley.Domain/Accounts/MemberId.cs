using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Accounts;

public readonly record struct MemberId(long Value) : IId<MemberId>
{
    public static MemberId From(long value) => new(value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
