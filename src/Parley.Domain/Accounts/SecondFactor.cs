namespace Parley.Domain.Accounts;

/// <summary>
/// A member's authenticator app. It counts once <see cref="Member.SecondFactorSince"/> is set; until then it is one that is being
/// set up.
/// </summary>
public sealed class SecondFactor
{
    /// <summary>A key that was shown and never confirmed is forgotten after this.</summary>
    public static readonly TimeSpan LongestSetup = TimeSpan.FromMinutes(30);

    const int FreeTries = 5;

    static readonly TimeSpan ShortestWait = TimeSpan.FromMinutes(5);
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public MemberId MemberId { get; init; }

    /// <summary>The key that the app shares with us, sealed.</summary>
    public string SealedKey { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The time step of the last code that was taken: it and all before it are used up.</summary>
    public long LastStep { get; init; }

    /// <summary>Wrong codes since the last right one.</summary>
    public int WrongCodes { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    /// <summary>
    /// After some free tries each wrong code doubles the wait: who knows the password could otherwise try a million codes in a
    /// year of patience.
    /// </summary>
    public static TimeSpan? WaitAfter(int wrongCodes) => wrongCodes < FreeTries
        ? null
        : TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, ShortestWait.Ticks << Math.Min(wrongCodes - FreeTries, 10)));
}
