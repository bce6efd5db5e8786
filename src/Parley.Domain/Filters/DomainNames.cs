using System.Globalization;

namespace Parley.Domain.Filters;

/// <summary>Domains as they are compared: small letters, those of other scripts in their ASCII form (RFC 5891).</summary>
public static class DomainNames
{
    static readonly IdnMapping Idn = new() { AllowUnassigned = true, UseStd3AsciiRules = true };

    /// <summary>Of what people type: a domain, <c>*.example.org</c>, or an address on it. Null where it is none.</summary>
    public static string? Read(string typed)
    {
        var text = typed.Trim();
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        text = (scheme < 0 ? text : text[(scheme + 3)..]).Split('/', '?', '#')[0];
        text = text[(text.LastIndexOf('@') + 1)..];
        return Ascii(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text.TrimStart('.'));
    }

    /// <summary>Of an e-mail address.</summary>
    public static string? OfEmail(string address) => Ascii(address.Trim()[(address.Trim().LastIndexOf('@') + 1)..]);

    public static string? Ascii(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain.TrimEnd('.')).ToLowerInvariant();
            return Uri.CheckHostName(ascii) is UriHostNameType.Dns or UriHostNameType.IPv4 ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Itself and what is above it, the nearest first.</summary>
    public static IEnumerable<string> WithThoseAbove(string domain)
    {
        for (var rest = domain; rest.Length > 0;)
        {
            yield return rest;
            var dot = rest.IndexOf('.', StringComparison.Ordinal);
            rest = dot < 0 ? "" : rest[(dot + 1)..];
        }
    }
}
