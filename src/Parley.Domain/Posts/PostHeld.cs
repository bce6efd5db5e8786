namespace Parley.Domain.Posts;

/// <summary>A post waits for review: nobody is told, but moderators find it by its words.</summary>
public sealed record PostHeld(long PostId);
