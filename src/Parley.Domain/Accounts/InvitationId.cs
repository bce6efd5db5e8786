using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Accounts;

public readonly record struct InvitationId(long Value) : IId<InvitationId>
{
    public static InvitationId From(long value) => new(value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
