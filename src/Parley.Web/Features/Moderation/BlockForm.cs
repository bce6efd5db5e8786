using Parley.Domain.Accounts;

namespace Parley.Web.Features.Moderation;

/// <summary>What is laid on a member. <paramref name="Days"/> is zero for good, and means nothing for a warning.</summary>
public sealed record BlockForm(Standing Standing = Standing.Warned, int Days = 7, string? Reason = null, bool HidePosts = false);
