using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Parley.Testing;

/// <summary>What a visitor got.</summary>
public sealed partial record Page(
    string Address, HttpStatusCode Status, string? Location, IReadOnlyDictionary<string, string> Headers, string Body, IHtmlDocument Document)
{
    /// <summary>The words of the page, with runs of space made one.</summary>
    public string Text => Spaces().Replace(Document.Body?.TextContent ?? "", " ").Trim();

    public string Title => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>How many statements the page took, as the server says.</summary>
    public int Statements => int.Parse(Number().Match(Headers["Server-Timing"]).Value, System.Globalization.CultureInfo.InvariantCulture);

    public IReadOnlyList<string> Texts(string selector) => [.. Document.QuerySelectorAll(selector).Select(TextOf)];

    public string? TextAt(string selector) => Document.QuerySelector(selector) is { } element ? TextOf(element) : null;

    public string? LinkAt(string selector) => Document.QuerySelector(selector)?.GetAttribute("href");

    public bool Has(string selector) => Document.QuerySelector(selector) is not null;

    static string TextOf(IElement element) => Spaces().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
