using Parley.Domain.Shared;

namespace Parley.Domain.Posts;

/// <summary>
/// How much a member may write whose e-mail address is not confirmed. Who registers confirms it on the way in; this is for those
/// whose address became doubtful later, or was noted for them, and leaves them a voice while they set it right.
/// </summary>
public static class UnconfirmedPosts
{
    public static Problem? Check(int written, int most) => written < most ? null : new Problem("", "ConfirmFirst", most);
}
