namespace Parley.Web.Features.Accounts;

public sealed record LogInForm
{
    public string? Name { get; init; }

    public string? Password { get; init; }

    public bool Stay { get; init; }

    public string? Return { get; init; }

    /// <summary>What was being written when the sign-in ran out; see <see cref="Mvc.KeptText"/>.</summary>
    public string? KeptPlace { get; init; }

    public string? KeptTitle { get; init; }

    public string? KeptText { get; init; }

    public bool HasKept => !string.IsNullOrEmpty(KeptPlace) && (!string.IsNullOrEmpty(KeptText) || !string.IsNullOrEmpty(KeptTitle));
}
