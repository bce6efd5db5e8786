namespace Parley.Web.Features.Accounts;

public sealed record SecondStepForm
{
    /// <summary>The sealed word that the password was right; see <see cref="HalfSignIns"/>.</summary>
    public string? Half { get; init; }

    public string? Code { get; init; }

    public string? Recovery { get; init; }

    public bool HasCode => !string.IsNullOrWhiteSpace(Code);

    public bool HasRecovery => !string.IsNullOrWhiteSpace(Recovery);

    public bool IsEmpty => !HasRecovery && !HasCode;
}
