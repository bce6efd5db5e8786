using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Polls;

public readonly record struct PollChoiceId(long Value) : IId<PollChoiceId>
{
    public static PollChoiceId From(long value) => new(value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
