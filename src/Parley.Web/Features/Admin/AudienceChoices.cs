using Parley.Domain.Groups;

namespace Parley.Web.Features.Admin;

/// <summary>To whom something may be open, as a form offers it: with guests where these can do it, then the named groups.</summary>
public sealed record AudienceChoices(string Name, string Label, string Hint, long Chosen, bool WithGuests, IReadOnlyList<Group> Groups, string? Problem)
{
    public IEnumerable<GroupId> WellKnown => WithGuests ? [GroupId.Everyone, GroupId.Members, GroupId.Moderators] : [GroupId.Members, GroupId.Moderators];

    /// <summary>The end of the key of its word.</summary>
    public static string KeyOf(GroupId group) =>
        group == GroupId.Everyone ? "Everyone" : group == GroupId.Members ? "Members" : group == GroupId.Moderators ? "Moderators" : "Gone";
}
