using System.Globalization;
using System.Text;

namespace Parley.HttpServer.Http1;

/// <summary>From the path that was sent to the path that is meant (RFC 3986, sections 2.1 and 5.2.4).</summary>
static class RequestPath
{
    /// <summary>
    /// Percent-encoded UTF-8 becomes text and dot segments go. <c>%2F</c> stays: it is no slash between two segments. So do bytes that are
    /// no UTF-8.
    /// </summary>
    public static string Decode(string path)
    {
        var decoded = path.Contains('%', StringComparison.Ordinal) ? DecodePercents(path) : path;
        return decoded.Contains("/.", StringComparison.Ordinal) ? RemoveDotSegments(decoded) : decoded;
    }

    static string DecodePercents(string path)
    {
        var decoded = new StringBuilder(path.Length);
        for (var at = 0; at < path.Length;)
        {
            if (path[at] == '%')
                at += DecodeRune(path.AsSpan(at), decoded);
            else
                decoded.Append(path[at++]);
        }

        return decoded.ToString();
    }

    // One character of up to four percent-encoded bytes. Returns how long it was as it stood there.
    static int DecodeRune(ReadOnlySpan<char> text, StringBuilder decoded)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = ReadBytes(text, bytes);
        if (count > 0 && bytes[0] == 0)
            throw Refusal.BadRequest("The path holds a NUL.");

        if (count == 0 || bytes[0] == '/' || Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) != System.Buffers.OperationStatus.Done)
        {
            var kept = count == 0 ? 1 : 3;
            decoded.Append(text[..kept]);
            return kept;
        }

        Span<char> chars = stackalloc char[2];
        decoded.Append(chars[..rune.EncodeToUtf16(chars)]);
        return 3 * used;
    }

    static int ReadBytes(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var count = 0;
        while (count < bytes.Length && text.Length >= 3 * (count + 1) && text[3 * count] == '%'
            && byte.TryParse(text.Slice((3 * count) + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count]))
        {
            count++;
        }

        return count;
    }

    static string RemoveDotSegments(string path)
    {
        var segments = new List<string>();
        var parts = path.Split('/');
        foreach (var (index, part) in parts.Index().Skip(1))
        {
            if (part == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            if (part is not ("." or ".."))
                segments.Add(part);
            else if (index == parts.Length - 1)
                segments.Add("");
        }

        return "/" + string.Join('/', segments);
    }
}
