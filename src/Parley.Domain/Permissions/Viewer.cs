using Parley.Domain.Accounts;

namespace Parley.Domain.Permissions;

/// <summary>Who looks: the one thing that every question of what may be seen or done starts from.</summary>
public sealed record Viewer(MemberId? MemberId, Role Role)
{
    public static readonly Viewer Guest = new(null, Role.Member);

    public static Viewer Of(Member member) =>
        new(member.Id, member.Standing >= Standing.Silenced ? Role.Member : member.Role)
        {
            AwaitsConfirmation = member.AwaitsConfirmation,
            IsSilenced = member.Standing >= Standing.Silenced,
            ReadUntil = member.ReadUntil,
        };

    /// <summary>True for a member whose e-mail address is not confirmed; see <see cref="Posts.UnconfirmedPosts"/>.</summary>
    public bool AwaitsConfirmation { get; init; }

    /// <summary>Reads, and changes nothing that others see. Whoever is staff otherwise is not, as long as this lasts.</summary>
    public bool IsSilenced { get; init; }

    /// <summary>Up to when a member read everything; see <see cref="Reading.ReadState"/>.</summary>
    public DateTimeOffset ReadUntil { get; init; }

    /// <summary>Where the viewer sits, as <see cref="Shared.NetworkAddress"/> keys it; null for what nobody asked for over the network.</summary>
    public string? Address { get; init; }

    public bool IsGuest => MemberId is null;

    /// <summary>Whether the viewer may do anything at all that others see.</summary>
    public bool MayWrite => !IsGuest && !IsSilenced;

    public bool IsStaff => !IsGuest && Role >= Role.Moderator;

    /// <summary>For what is done as a member; a guest must have been turned away before.</summary>
    public MemberId RequireMember() => MemberId ?? throw new InvalidOperationException("A guest can't do this.");
}
