using System.Globalization;
using System.Net;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;

namespace Parley.Web.Mvc;

/// <summary>Who sent this request, found out once.</summary>
public sealed class CurrentViewer
{
    public const int MostCounted = 100;

    int _unreadNotifications;
    int _unseenDownloads;

    public Viewer Viewer { get; private set; } = Viewer.Guest;

    public Member? Member { get; private set; }

    /// <summary>The session that this request belongs to; none for a guest.</summary>
    public SessionId? Session { get; private set; }

    /// <summary>What the bell shows: no more notifications than <see cref="MostCounted"/>, so that counting costs the same for everybody.</summary>
    public int UnreadCount => _unreadNotifications + _unseenDownloads;

    /// <summary>The same, as it is written beside the bell: nothing for none.</summary>
    public string Bell => UnreadCount switch
    {
        0 => "",
        < MostCounted => UnreadCount.ToString(CultureInfo.InvariantCulture),
        _ => $"{MostCounted - 1}+",
    };

    /// <summary>A copy of the member's data is ready, and the member does not know it yet.</summary>
    public bool HasUnseenDownload => _unseenDownloads > 0;

    public bool IgnoresSomebody { get; private set; }

    /// <summary>Of the staff, and for this forum's staff the sign-in is not safe enough: see <see cref="StaffOptions.SecondFactor"/>.</summary>
    public bool LacksSecondFactor { get; private set; }

    public void Is(Member member, SessionId session, int unreadNotifications, int unseenDownloads, bool ignoresSomebody, IPAddress? address)
    {
        Viewer = Viewer.Of(member) with { Address = address is null ? null : NetworkAddress.KeyOf(address) };
        Member = member;
        Session = session;
        _unreadNotifications = unreadNotifications;
        _unseenDownloads = unseenDownloads;
        IgnoresSomebody = ignoresSomebody;
    }

    /// <summary>Who is of the staff is a member like others until there is a second factor.</summary>
    public void LaysDownTools()
    {
        LacksSecondFactor = Viewer.IsStaff;
        Viewer = Viewer with { Role = Role.Member };
    }

    /// <summary>Something was read by this request.</summary>
    public void HasUnread(int notifications) => _unreadNotifications = notifications;

    /// <summary>The copy was shown by this request.</summary>
    public void HasSeenDownloads() => _unseenDownloads = 0;
}
