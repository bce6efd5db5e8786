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
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly string?[] _names = new string?[MostLines];
    readonly string?[] _values = new string?[MostLines];

    /// <summary>The name of the field that stands in the line of this number, from 0.</summary>
    public string NameOf(int line, ReadOnlySpan<byte> name)
    {
        if (line >= MostLines)
            return FieldNames.Of(name);
        if (_names[line] is { } last && Ascii.EqualsIgnoreCase(name, last))
            return last;

        return _names[line] = FieldNames.Of(name);
    }

    /// <summary>The value that stands in it; bytes beyond ASCII are UTF-8.</summary>
    public string ValueOf(int line, ReadOnlySpan<byte> value)
    {
        if (line >= MostLines || value.Length > LongestValue)
            return Decode(value);
        if (_values[line] is { } last && Ascii.Equals(value, last))
            return last;

        return _values[line] = Decode(value);
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
