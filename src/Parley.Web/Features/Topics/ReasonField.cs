using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>The field in which it is said why; <paramref name="Hint"/> says who reads it.</summary>
public sealed record ReasonField(string Hint, bool IsRequired, string Reason, FormProblems Problems);
