using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

/// <summary>Makes who gives wrong passwords wait, longer each time.</summary>
public sealed class SlowGuesses(ParleyDb db, TimeProvider time)
{
    // Many guesses at once would all be let in before the first is counted: those for one account go one by one.
    static readonly SemaphoreSlim[] Turns = [.. Enumerable.Range(0, 1024).Select(_ => new SemaphoreSlim(1))];
    static readonly TimeSpan LongestMemory = TimeSpan.FromDays(2);

    readonly HashSet<string> _failed = [];

    public static async Task<IDisposable> TakeTurnAsync(Guesser guesser, CancellationToken cancel)
    {
        var turn = Turns[(uint)string.GetHashCode(guesser.Subject, StringComparison.Ordinal) % Turns.Length];
        await turn.WaitAsync(cancel);
        return new Turn(turn);
    }

    public async Task<TimeSpan> WaitAsync(IReadOnlyList<Guesser> guessers, CancellationToken cancel)
    {
        var subjects = guessers.Select(guesser => guesser.Subject).ToArray();
        var rows = await db.LoginFailures.Where(row => subjects.Contains(row.Subject)).ToListAsync(cancel);
        _failed.UnionWith(rows.Select(row => row.Subject));
        var now = time.GetUtcNow();
        return guessers.Max(guesser => guesser.Limit.WaitAt(now, rows.SingleOrDefault(row => row.Subject == guesser.Subject)));
    }

    public Task NoteAsync(IReadOnlyList<Guesser> guessers, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            // In one order, so that two never wait for each other.
            foreach (var guesser in guessers.OrderBy(guesser => guesser.Subject, StringComparer.Ordinal))
                await NoteAsync(guesser, cancel);
        },
        cancel);

    /// <summary>Costs nothing where <see cref="WaitAsync"/> found nothing.</summary>
    public Task ForgetAsync(Guesser guesser, CancellationToken cancel) => _failed.Contains(guesser.Subject)
        ? db.WriteAsync(() => db.LoginFailures.Where(row => row.Subject == guesser.Subject).DeleteAsync(cancel), cancel)
        : Task.CompletedTask;

    async Task NoteAsync(Guesser guesser, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var before = await db.LoginFailures.SingleOrDefaultAsync(row => row.Subject == guesser.Subject, cancel);
        if (before is null)
            await ForgetOldAsync(now - LongestMemory, cancel);
        var failures = guesser.Limit.FailuresAt(now, before) + 1;
        await db.InsertOrReplaceAsync(new LoginFailure { Subject = guesser.Subject, Failures = failures, FailedAt = now }, token: cancel);
    }

    Task<int> ForgetOldAsync(DateTimeOffset before, CancellationToken cancel) =>
        db.LoginFailures.Where(row => row.FailedAt < before).DeleteAsync(cancel);

    sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}

/// <summary>Under what wrong passwords are counted, and how many are borne.</summary>
public sealed record Guesser(string Subject, GuessLimit Limit);
