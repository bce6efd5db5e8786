using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Asks a member who is signed in for the password once more: the chair may have another one sitting on it by now.</summary>
public sealed class VerifyOwner(VerifyPassword verify, SlowGuesses guesses)
{
    public async Task<Problem?> CheckAsync(Member member, string? password, string field, CancellationToken cancel)
    {
        if (!member.IsClaimed)
            return new Problem(field, "PasswordWrong");

        var guesser = new Guesser($"settings:{member.Id}", GuessLimit.KnownDevice);
        using var turn = await SlowGuesses.TakeTurnAsync(guesser, cancel);
        if (await guesses.WaitAsync([guesser], cancel) is { Ticks: > 0 } wait)
            return new Problem(field, "PasswordWait", (int)Math.Ceiling(wait.TotalMinutes));
        if (await verify.VerifyAsync(member, password, cancel))
            return null;

        await guesses.NoteAsync([guesser], cancel);
        return new Problem(field, "PasswordWrong");
    }
}
