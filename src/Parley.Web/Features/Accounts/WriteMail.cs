using Microsoft.Extensions.Localization;
using Parley.Platform.Email;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>What an account's mails are about; their words are <c>Mail.….Subject</c> and <c>Mail.….Text</c>.</summary>
public enum AccountMail
{
    Approved,
    Claim,
    Confirm,
    ConfirmAddress,
    EmailChanged,
    EmailKnown,
    Invitation,
    Known,
    PasswordChanged,
    Reset,
}

public sealed class WriteMail(ParleyOptions options, IStringLocalizer<Words> words)
{
    /// <summary>With no <paramref name="language"/> it is written in that of the request.</summary>
    public Mail Write(AccountMail mail, string to, string? language, string name, string link)
    {
        using var spoken = language is null ? null : Languages.Speak(language);
        return new(to, words[$"Mail.{mail}.Subject", options.Forum.Name], words[$"Mail.{mail}.Text", name, options.Forum.Name, link]);
    }

    public string AddressOf(string path) => options.PublicAddress + path;
}
