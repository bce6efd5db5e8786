namespace Parley.Domain.Notifications;

/// <summary>How soon a notification is sent by e-mail too.</summary>
public enum MailRhythm
{
    Immediately = 0,
    Daily = 1,
    Never = 2,
}
