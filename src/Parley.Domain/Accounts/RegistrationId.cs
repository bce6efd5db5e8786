using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Accounts;

public readonly record struct RegistrationId(long Value) : IId<RegistrationId>
{
    public static RegistrationId From(long value) => new(value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
