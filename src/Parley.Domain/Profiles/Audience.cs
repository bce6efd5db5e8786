namespace Parley.Domain.Profiles;

/// <summary>Who sees a part of a member's profile; staff and the member do in any case.</summary>
public enum Audience
{
    Everyone = 0,
    Members = 1,
    Nobody = 2,
}
