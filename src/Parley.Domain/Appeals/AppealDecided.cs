namespace Parley.Domain.Appeals;

/// <summary>A member's objection to an act was answered, and the member is to hear of it.</summary>
public sealed record AppealDecided(long EntryId);
