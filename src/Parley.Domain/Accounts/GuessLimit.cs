namespace Parley.Domain.Accounts;

/// <summary>
/// How many wrong passwords are borne: some at once, then each costs a wait twice as long as the one before. A failure is forgiven
/// after a while, so that in the long run guessing goes at that pace and no faster, and nobody is shut out for good.
/// </summary>
public sealed record GuessLimit(int Free, TimeSpan ForgivenAfter, TimeSpan LongestWait)
{
    static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);

    // 15 s doubled so often is months: enough for every limit, and no overflow.
    const int MostDoublings = 20;

    /// <summary>For an account, tried by browsers that it does not know.</summary>
    public static readonly GuessLimit Account = new(5, TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));

    /// <summary>For a browser in which the member was signed in before: strangers can't make it wait.</summary>
    public static readonly GuessLimit KnownDevice = new(10, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(15));

    /// <summary>For a client's address, behind which a whole school may be.</summary>
    public static readonly GuessLimit ClientAddress = new(20, TimeSpan.FromMinutes(3), TimeSpan.FromHours(1));

    public int FailuresAt(DateTimeOffset now, LoginFailure? before) => before is null
        ? 0
        : (int)Math.Max(0, before.Failures - (long)((now - before.FailedAt) / ForgivenAfter));

    public TimeSpan WaitAt(DateTimeOffset now, LoginFailure? before)
    {
        var over = FailuresAt(now, before) - Free;
        if (before is null || over < 0)
            return TimeSpan.Zero;

        var wait = FirstWait * Math.Pow(2, Math.Min(over, MostDoublings));
        var left = before.FailedAt + (wait < LongestWait ? wait : LongestWait) - now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
