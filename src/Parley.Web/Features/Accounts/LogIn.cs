using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Identity;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>Says whose name and password fit together: a member's, or those of somebody who registered and has not followed the link.</summary>
public sealed class LogIn(ParleyDb db, UserManager<Member> members, VerifyPassword verify, SlowGuesses guesses)
{
    const string Refused = "LogInRefused";

    public async Task<Outcome<Entrant>> LogInAsync(LogInForm form, Caller caller, CancellationToken cancel)
    {
        var typed = TypedText.OneLine(form.Name);
        var member = await FindAsync(typed);
        var account = AccountOf(typed, member, caller);
        var guessers = GuessersOf(account, caller);
        using var turn = await SlowGuesses.TakeTurnAsync(account, cancel);
        if (await guesses.WaitAsync(guessers, cancel) is { Ticks: > 0 } wait)
            return new Problem("", "LockedOut", (int)Math.Ceiling(wait.TotalMinutes));

        var outcome = await CheckAsync(typed, member, form.Password, cancel);
        if (outcome.IsDone)
            await guesses.ForgetAsync(account, cancel);
        else if (outcome.Problems[0].Code == Refused)
            await guesses.NoteAsync(guessers, cancel);
        return outcome;
    }

    Task<Member?> FindAsync(string nameOrEmail) =>
        IsEmail(nameOrEmail) ? members.FindByEmailAsync(nameOrEmail) : members.FindByNameAsync(nameOrEmail);

    static bool IsEmail(string typed) => typed.Contains('@', StringComparison.Ordinal);

    // An address is counted apart from the name: a stranger who locks the one and finds the other locked would know whose it is.
    static Guesser AccountOf(string typed, Member? member, Caller caller) => member switch
    {
        null => new($"unknown:{MailSubjects.HashOf(IsEmail(typed) ? EmailAddress.KeyOf(typed) : MemberName.KeyOf(typed))}", GuessLimit.Account),
        _ when caller.Device?.Knows(member.Id) == true => new($"device:{caller.Device.Id}:{member.Id}", GuessLimit.KnownDevice),
        _ => new(IsEmail(typed) ? $"member:{member.Id}:email" : $"member:{member.Id}", GuessLimit.Account),
    };

    // From a browser that knows the member not even the neighbours behind the same address count.
    static IReadOnlyList<Guesser> GuessersOf(Guesser account, Caller caller) =>
        caller.Network is null || account.Limit == GuessLimit.KnownDevice ? [account] : [account, new($"address:{caller.Network}", GuessLimit.ClientAddress)];

    async Task<Outcome<Entrant>> CheckAsync(string typed, Member? member, string? password, CancellationToken cancel)
    {
        if (member is { IsClaimed: true } && await verify.VerifyAsync(member, password, cancel))
            return member.AwaitsApproval ? new Problem("", "AwaitsApproval") : new Entrant(member, null);

        // Looked up even for a member's wrong password, so that the answer tells nothing by its time.
        var waiting = await RegistrationAsync(typed, cancel);
        if (member is null && waiting is not null && verify.Fits(waiting, password))
            return new Entrant(null, waiting.Id);
        if (member is null ? waiting is null : !member.IsClaimed)
            verify.Pretend(password);
        return member is { IsClaimed: false } ? new Problem("", "NotClaimed") : new Problem("", "LogInRefused");
    }

    Task<Registration?> RegistrationAsync(string typed, CancellationToken cancel)
    {
        var (name, email) = (MemberName.KeyOf(typed), EmailAddress.KeyOf(typed));
        return db.Registrations.OrderBy(row => row.Id).FirstOrDefaultAsync(row => row.NameKey == name || row.EmailKey == email, cancel);
    }
}

/// <summary>One of the two.</summary>
public sealed record Entrant(Member? Member, RegistrationId? Waiting);
