using System.Text;

namespace Parley.HttpServer.Http1;

/// <summary>
/// The texts of the last request's header. A browser sends nearly the same lines in the same order again and again: where a line is
/// the same byte for byte, so are its strings.
/// </summary>
sealed class RememberedFields
{
    // A connection that waits is not to hold much; what is longer is a cookie that few forums have.
    const int LongestValue = 1024;
    const int MostLines = 32;
    const int UsualLines = 8;
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    (string? Name, string? Value)[] _lines = [];

    /// <summary>The name of the field that stands in the line of this number, from 0.</summary>
    public string NameOf(int line, ReadOnlySpan<byte> name)
    {
        if (line >= MostLines)
            return FieldNames.Of(name);
        ref var last = ref LineAt(line).Name;
        return last is not null && Ascii.EqualsIgnoreCase(name, last) ? last : last = FieldNames.Of(name);
    }

    /// <summary>The value that stands in it; bytes beyond ASCII are UTF-8.</summary>
    public string ValueOf(int line, ReadOnlySpan<byte> value)
    {
        if (line >= MostLines || value.Length > LongestValue)
            return Decode(value);
        ref var last = ref LineAt(line).Value;
        return last is not null && Ascii.Equals(value, last) ? last : last = Decode(value);
    }

    ref (string? Name, string? Value) LineAt(int line)
    {
        if (line >= _lines.Length)
            Array.Resize(ref _lines, Math.Max(UsualLines, 2 * line));
        return ref _lines[line];
    }

    static string Decode(ReadOnlySpan<byte> value)
    {
        try
        {
            return Utf8.GetString(value);
        }
        catch (DecoderFallbackException)
        {
            throw Refusal.BadRequest("A field's value is neither ASCII nor UTF-8.");
        }
    }
}
