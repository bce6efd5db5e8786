namespace Parley.Domain.Notifications;

/// <summary>By whose mention a member is told.</summary>
public enum MentionsFrom
{
    Everyone = 0,
    Staff = 1,
    Nobody = 2,
}
