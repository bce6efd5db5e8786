using Microsoft.Extensions.Localization;
using Parley.Platform.Email;

namespace Parley.Web.Features.Accounts;

/// <summary>What an account's mails are about; their words are <c>Mail.….Subject</c> and <c>Mail.….Text</c>.</summary>
public enum AccountMail
{
    AppOff,
    AppOn,
    Approved,
    Claim,
    CodesRenewed,
    CodeUsed,
    Confirm,
    ConfirmAddress,
    Declined,
    EmailChanged,
    EmailKnown,
    EmailRestored,
    FactorsReset,
    Invitation,
    Known,
    NewcomerWaits,
    PasskeyAdded,
    PasskeyRemoved,
    PasswordChanged,
    Reset,
}

public sealed class WriteMail(ParleyOptions options, IStringLocalizer<Words> words)
{
    /// <summary>With no <paramref name="language"/> it is written in that of the request. <paramref name="more"/> fills the gaps behind the link.</summary>
    public Mail Write(AccountMail mail, string to, string? language, string name, string link, params object[] more)
    {
        using var spoken = language is null ? null : options.Languages.Speak(language);
        object[] gaps = [name, options.Forum.Name, link, .. more.Select(Spoken)];
        return new(to, words[$"Mail.{mail}.Subject", options.Forum.Name], words[$"Mail.{mail}.Text", gaps]);
    }

    public string AddressOf(string path) => options.PublicAddress + path;

    object Spoken(object gap) => gap is RestoredFactors factors ? string.Join('\n', factors.Sentences(words)) : gap;
}
