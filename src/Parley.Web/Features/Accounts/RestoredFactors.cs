using Microsoft.Extensions.Localization;

namespace Parley.Web.Features.Accounts;

/// <summary>What was removed from an account that was taken back, and what stayed.</summary>
public sealed record RestoredFactors
{
    public bool App { get; init; }

    /// <summary>Those of an app that stayed.</summary>
    public bool Codes { get; init; }

    /// <summary>By name.</summary>
    public IReadOnlyList<string> Passkeys { get; init; } = [];

    public bool KeptApp { get; init; }

    public IReadOnlyList<string> KeptPasskeys { get; init; } = [];

    /// <summary>For the page and for the mail.</summary>
    public IEnumerable<string> Sentences(IStringLocalizer<Words> words)
    {
        if (App)
            yield return words["Restored.App"];
        if (Codes)
            yield return words["Restored.Codes"];
        if (Passkeys.Count > 0)
            yield return words["Restored.Passkeys", string.Join(", ", Passkeys)];
        if (!App && !Codes && Passkeys.Count == 0)
            yield return words["Restored.Nothing"];
        if (KeptApp)
            yield return words["Restored.KeptApp"];
        if (KeptPasskeys.Count > 0)
            yield return words["Restored.KeptPasskeys", string.Join(", ", KeptPasskeys)];
    }
}
