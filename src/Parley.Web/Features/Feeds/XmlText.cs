using System.Globalization;
using System.Text;
using System.Xml;

namespace Parley.Web.Features.Feeds;

/// <summary>How feeds and sitemaps are written.</summary>
static class XmlText
{
    static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
    };

    public static byte[] Write(Action<XmlWriter> content)
    {
        using var document = new MemoryStream();
        using (var xml = XmlWriter.Create(document, Settings))
            content(xml);
        return document.ToArray();
    }

    /// <summary>As RFC 3339 and the W3C's note want it.</summary>
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Without what XML 1.0 has no way to write, however it is escaped: most control characters and halves of surrogate pairs.</summary>
    public static string Legal(string text)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(text);
        }
        catch (XmlException)
        {
            // Found in what old forums left behind; nothing that is typed here gets so far.
            return Without(text);
        }
    }

    static string Without(string text)
    {
        var legal = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                legal.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                legal.Append(text[i]).Append(text[++i]);
        }

        return legal.ToString();
    }
}
