using System.Text;
using Microsoft.Net.Http.Headers;

namespace Parley.HttpServer.Http1;

/// <summary>Names that are met all the time, so that no string is made for them.</summary>
static class FieldNames
{
    static readonly string[][] ByLength = Group(typeof(HeaderNames).GetFields().Select(field => (string)field.GetValue(null)!));
    static readonly string[][] MethodsByLength = Group(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"]);

    /// <summary>The field's name; names that differ in case only are the same (RFC 9110, section 5.1).</summary>
    public static string Of(ReadOnlySpan<byte> name)
    {
        foreach (var known in Candidates(ByLength, name.Length))
        {
            if (Ascii.EqualsIgnoreCase(name, known))
                return known;
        }

        return Encoding.ASCII.GetString(name);
    }

    /// <summary>The method, which is case-sensitive (RFC 9110, section 9.1).</summary>
    public static string OfMethod(ReadOnlySpan<byte> name)
    {
        foreach (var known in Candidates(MethodsByLength, name.Length))
        {
            if (Ascii.Equals(name, known))
                return known;
        }

        return Encoding.ASCII.GetString(name);
    }

    static string[] Candidates(string[][] byLength, int length) => length < byLength.Length ? byLength[length] : [];

    // Pseudo-headers of HTTP/2 begin with a colon and never stand in a line.
    static string[][] Group(IEnumerable<string> names)
    {
        var lines = names.Where(Characters.IsToken).ToLookup(name => name.Length);
        return [.. Enumerable.Range(0, lines.Max(group => group.Key) + 1).Select(length => lines[length].ToArray())];
    }
}
