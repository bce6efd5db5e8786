namespace Parley.Domain.Posts;

/// <summary>Somebody said, or took back, that the reply solved the topic; which of both, the topic tells.</summary>
public sealed record AnswerMarked(long PostId, long MemberId);
