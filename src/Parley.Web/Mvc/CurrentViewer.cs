using Parley.Domain.Accounts;
using Parley.Domain.Permissions;

namespace Parley.Web.Mvc;

/// <summary>Who sent this request, found out once.</summary>
public sealed class CurrentViewer
{
    public const int MostCounted = 100;

    public Viewer Viewer { get; private set; } = Viewer.Guest;

    public Member? Member { get; private set; }

    /// <summary>The session that this request belongs to; none for a guest.</summary>
    public SessionId? Session { get; private set; }

    /// <summary>What the bell shows: never more than <see cref="MostCounted"/>, so that counting costs the same for everybody.</summary>
    public int UnreadCount { get; private set; }

    public bool IgnoresSomebody { get; private set; }

    public void Is(Member member, SessionId session, int unreadCount, bool ignoresSomebody)
    {
        Viewer = Viewer.Of(member);
        Member = member;
        Session = session;
        UnreadCount = unreadCount;
        IgnoresSomebody = ignoresSomebody;
    }

    /// <summary>Something was read by this request.</summary>
    public void HasUnread(int count) => UnreadCount = count;
}
