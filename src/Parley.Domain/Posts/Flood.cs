using Parley.Domain.Shared;

namespace Parley.Domain.Posts;

/// <summary>What a member is told who writes faster, or the same again.</summary>
public static class Flood
{
    public static Problem? CheckWait(TimeSpan wait) =>
        wait > TimeSpan.Zero ? new Problem("", "TooFast", (int)Math.Ceiling(wait.TotalSeconds)) : null;

    public static Problem? CheckSame(bool saidBefore) => saidBefore ? new Problem("text", "SaidAlready") : null;
}

/// <summary>What one post of a new member may hold: links to other sites, images, and members who are called.</summary>
public sealed record PostLimits(int Links, int Images, int Mentions)
{
    public Problem? Check(PostLimits held)
    {
        if (held.Links > Links)
            return new Problem("text", "TooManyLinks", Links);
        if (held.Images > Images)
            return new Problem("text", "TooManyImages", Images);
        return held.Mentions > Mentions ? new Problem("text", "TooManyMentions", Mentions) : null;
    }
}
