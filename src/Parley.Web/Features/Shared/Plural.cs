using Microsoft.Extensions.Localization;

namespace Parley.Web.Features.Shared;

public static class Plural
{
    /// <summary>"1 reply", "2 replies": the sentence <c>key.One</c> or <c>key.Many</c>, with the number in its first gap.</summary>
    public static LocalizedString Count(this IStringLocalizer words, string key, int number) =>
        words[number == 1 ? $"{key}.One" : $"{key}.Many", number];
}
