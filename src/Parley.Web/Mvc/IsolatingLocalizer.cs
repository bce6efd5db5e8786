using Microsoft.Extensions.Localization;

namespace Parley.Web.Mvc;

/// <summary>
/// Puts what is written from right to left into a sentence as a whole of its own (Unicode's bidirectional algorithm, UAX #9, isolates):
/// without it, the number behind an Arabic name would stand before it.
/// </summary>
sealed class IsolatingLocalizer<T>(IStringLocalizerFactory factory) : IStringLocalizer<T>
{
    const char FirstStrongIsolate = '\u2068';
    const char PopDirectionalIsolate = '\u2069';

    readonly IStringLocalizer _words = factory.Create(typeof(T));

    public LocalizedString this[string name] => _words[name];

    public LocalizedString this[string name, params object[] arguments] => _words[name, Array.ConvertAll(arguments, Isolated)];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => _words.GetAllStrings(includeParentCultures);

    static object Isolated(object argument) =>
        argument is string text && text.Any(IsRightToLeft) ? $"{FirstStrongIsolate}{text}{PopDirectionalIsolate}" : argument;

    // Hebrew, Arabic and their neighbours, and the forms for compatibility.
    static bool IsRightToLeft(char letter) => letter is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');
}
