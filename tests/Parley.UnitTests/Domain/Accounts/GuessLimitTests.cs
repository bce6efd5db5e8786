using Parley.Domain.Accounts;
using Xunit;

namespace Parley.UnitTests.Domain.Accounts;

public sealed class GuessLimitTests
{
    static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 15)]
    [InlineData(6, 30)]
    [InlineData(9, 240)]
    [InlineData(100, 3600)]
    [InlineData(int.MaxValue, 3600)]
    public void Wait_doubles_up_to_an_hour(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), GuessLimit.Account.WaitAt(Noon, Failed(failures)));

    [Fact]
    public void Failure_is_forgiven_after_half_an_hour()
    {
        Assert.Equal(7, GuessLimit.Account.FailuresAt(Noon.AddMinutes(29), Failed(7)));
        Assert.Equal(6, GuessLimit.Account.FailuresAt(Noon.AddMinutes(30), Failed(7)));
        Assert.Equal(0, GuessLimit.Account.FailuresAt(Noon.AddDays(30), Failed(7)));
    }

    [Fact]
    public void In_the_long_run_guessing_goes_at_the_pace_of_forgiving()
    {
        LoginFailure? failure = null;
        var guesses = 0;
        for (var now = Noon; now < Noon.AddDays(10); now = now.AddSeconds(10))
        {
            if (GuessLimit.Account.WaitAt(now, failure) > TimeSpan.Zero)
                continue;
            failure = new() { Failures = GuessLimit.Account.FailuresAt(now, failure) + 1, FailedAt = now };
            guesses++;
        }

        Assert.InRange(guesses, 100, 600);
    }

    static LoginFailure Failed(int times) => new() { Failures = times, FailedAt = Noon };
}
