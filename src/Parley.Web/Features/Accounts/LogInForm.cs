using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

public sealed record LogInForm
{
    public string? Name { get; init; }

    public string? Password { get; init; }

    public bool Stay { get; init; }

    public string? Return { get; init; }

    /// <summary>What was being written when the sign-in ran out.</summary>
    public KeptText? Kept { get; init; }
}
