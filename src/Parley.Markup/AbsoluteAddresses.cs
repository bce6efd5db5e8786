using System.Net;
using System.Text.RegularExpressions;

namespace Parley.Markup;

/// <summary>Completes the addresses in HTML that <see cref="PostMarkdown.ToHtml"/> made, for readers that show it away from its page.</summary>
public static partial class AbsoluteAddresses
{
    /// <summary><paramref name="page"/> is where the HTML stands.</summary>
    public static string In(string html, Uri page) => Address().Replace(html, match => Complete(match.Value, page));

    static string Complete(string written, Uri page) =>
        HasScheme().IsMatch(written) || !Uri.TryCreate(page, WebUtility.HtmlDecode(written), out var complete)
            ? written
            : WebUtility.HtmlEncode(complete.AbsoluteUri);

    // In that HTML, a quotation mark stands around an attribute's value and nowhere else: in texts and values it is an entity.
    [GeneratedRegex("""(?<=\s(?:href|src)=")[^"]*(?=")""")]
    private static partial Regex Address();

    // Not left to Uri: on Unix it takes "/t/7" for a file's complete address.
    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase)]
    private static partial Regex HasScheme();
}
