using Microsoft.Extensions.Localization;
using Parley.Domain.Moderation;

namespace Parley.Web.Features.Shared;

/// <summary>Reasons in the reader's language: the prepared one, and the moderator's own words behind it.</summary>
public sealed class GivenReasons(CurrentSettings settings, IStringLocalizer<Words> words)
{
    public IReadOnlyList<string> Offered => settings.Reasons.Offered;

    public string Show(string? kept)
    {
        var given = GivenReason.Of(kept ?? "");
        return given.Code is { } code ? $"{TextOf(code)}\n{given.Words}".TrimEnd() : given.Words;
    }

    /// <summary>What a prepared one says, also one that is offered no longer.</summary>
    public string TextOf(string code) => settings.Reasons.TextOf(code)
        ?? (ReasonList.Brought.Contains(code) ? words[$"Reason.{code}"] : words["Reason.Gone"]);
}
