using Parley.Domain.Accounts;

namespace Parley.Domain.Groups;

public sealed class GroupMember
{
    public GroupId GroupId { get; init; }

    public MemberId MemberId { get; init; }
}
