using Parley.Domain.Accounts;
using Parley.Domain.Permissions;

namespace Parley.Web.Mvc;

/// <summary>Who sent this request, found out once.</summary>
public sealed class CurrentViewer
{
    public Viewer Viewer { get; private set; } = Viewer.Guest;

    public Member? Member { get; private set; }

    /// <summary>The session that this request belongs to; none for a guest.</summary>
    public SessionId? Session { get; private set; }

    public int UnreadCount { get; private set; }

    public void Is(Member member, SessionId session, int unreadCount)
    {
        Viewer = Viewer.Of(member);
        Member = member;
        Session = session;
        UnreadCount = unreadCount;
    }
}
