using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Polls;

public readonly record struct PollBallotId(long Value) : IId<PollBallotId>
{
    public static PollBallotId From(long value) => new(value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
