namespace Parley.Markup.Rendering;

/// <summary>An address that a member's link or image may have: http, https, mailto, or on this site.</summary>
readonly record struct SafeUrl(string Value, bool IsExternal)
{
    public static SafeUrl? Of(string url)
    {
        // Browsers drop tabs and line ends anywhere in an address, and control characters and spaces around it.
        var text = string.Concat(url.Where(c => !char.IsControl(c))).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (text[0] is '/' or '\\' && text.Length > 1 && text[1] is '/' or '\\')
        {
            return new SafeUrl("https://" + text[2..], true);
        }

        var colon = text.AsSpan(0, Math.Max(0, text.IndexOfAny(['/', '\\', '?', '#']) is var end and >= 0 ? end : text.Length)).IndexOf(':');
        return colon < 0 ? new SafeUrl(text, false) : WithScheme(text, text[..colon]);
    }

    static SafeUrl? WithScheme(string url, string scheme) => scheme.ToUpperInvariant() switch
    {
        "HTTP" or "HTTPS" => new SafeUrl(url, true),
        "MAILTO" => new SafeUrl(url, false),
        _ => null,
    };
}
