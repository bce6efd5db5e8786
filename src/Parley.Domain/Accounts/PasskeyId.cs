using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Accounts;

public readonly record struct PasskeyId(long Value) : IId<PasskeyId>
{
    public static PasskeyId From(long value) => new(value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
