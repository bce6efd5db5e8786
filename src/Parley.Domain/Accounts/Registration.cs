namespace Parley.Domain.Accounts;

/// <summary>
/// Somebody who filled in the form and has not followed the mailed link. It becomes a member then and not before: if a name were
/// taken, or a profile there, for new addresses only, anybody could find out which addresses have an account.
/// </summary>
public sealed class Registration
{
    public RegistrationId Id { get; init; }

    public string Name { get; init; } = "";

    public string NameKey { get; init; } = "";

    public string NameShape { get; init; } = "";

    public string Email { get; init; } = "";

    public string EmailKey { get; init; } = "";

    public string PasswordHash { get; init; } = "";

    /// <summary>Of the page that was filled in: the mail is written in it.</summary>
    public string Language { get; init; } = "";

    /// <summary>An own address to go on to.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>Made with the form, unique: one puzzle solved is one registration.</summary>
    public string FormKey { get; init; } = "";

    public InvitationId? InvitationId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
