namespace Parley.Domain.Accounts;

/// <summary>How often something may be had: so many times within a while, and not twice within <paramref name="Pause"/>.</summary>
public sealed record Ration(int Most, TimeSpan Within, TimeSpan Pause)
{
    /// <summary>Sending a link once more because the first mail did not arrive.</summary>
    public static readonly Ration LinkAgain = new(5, TimeSpan.FromDays(1), TimeSpan.FromMinutes(1));

    /// <summary>Giving another address for such a link, or asking for another address of one's account.</summary>
    public static readonly Ration AddressChange = new(5, TimeSpan.FromDays(1), TimeSpan.Zero);

    /// <summary>Mails to one address of somebody who may never have heard of this forum.</summary>
    public static readonly Ration MailToStranger = new(10, TimeSpan.FromDays(1), TimeSpan.Zero);

    public static readonly Ration RegistrationsOfClient = new(10, TimeSpan.FromHours(1), TimeSpan.Zero);

    public static readonly Ration NewPassword = new(3, TimeSpan.FromHours(1), TimeSpan.Zero);

    public static readonly Ration NewPasswordsOfClient = new(10, TimeSpan.FromHours(1), TimeSpan.Zero);
}
