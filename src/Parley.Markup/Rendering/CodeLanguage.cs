namespace Parley.Markup.Rendering;

/// <summary>The name of a language after a code fence, made fit for a class name.</summary>
static class CodeLanguage
{
    const int MaxLength = 30;

    /// <summary>Null when it is none, as in Discourse's <c>auto</c>.</summary>
    public static string? Of(string info)
    {
        var name = info.ToLowerInvariant();
        return name.Length > 0 && name != "auto" && IsValid(name) ? name : null;
    }

    public static bool IsValid(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('+' or '#' or '-' or '_' or '.'))
            {
                return false;
            }
        }

        return name.Length <= MaxLength;
    }
}
