using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Parley.WebTests.Feeds;

/// <summary>
/// What RFC 4287 demands of a feed, as its RELAX NG schema and its sentences with MUST have it; no well-kept library checks that. And
/// what this forum adds: complete addresses, and no language, which nobody knows.
/// </summary>
static partial class AtomRules
{
    static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    static readonly Dictionary<string, string> InFeed =
        Rules(once: "id title updated", atMost: "generator icon logo rights subtitle", often: "author category contributor link entry");

    static readonly Dictionary<string, string> InEntry =
        Rules(once: "id title updated", atMost: "content published rights source summary", often: "author category contributor link");

    static readonly Dictionary<string, string> InPerson = Rules(once: "name", atMost: "uri email");

    /// <summary>Well-formed or an exception: a reader that follows the rules shows nothing of a feed that is not.</summary>
    public static XDocument Parse(string feed)
    {
        using var reader = XmlReader.Create(new StringReader(feed), new() { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    public static IReadOnlyList<string> FaultsOf(XDocument document)
    {
        var feed = document.Root!;
        return
        [
            .. Check(feed.Name == Atom + "feed", "4.1.1: the root is no feed"),
            .. Children(feed, InFeed, "4.1.1"),
            .. Check(feed.Elements().SkipWhile(child => child.Name != Atom + "entry").All(child => child.Name == Atom + "entry"), "B: entries come last"),
            .. feed.Elements(Atom + "entry").SelectMany(entry => Entry(entry, feed)),
            .. feed.DescendantsAndSelf().SelectMany(Element),
            .. Links(feed, "4.1.1"),
            .. Check(LinksOf(feed, "self").Count() == 1, "4.1.1: it SHOULD have a link to itself"),
            .. Repeated(feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")?.Value), "4.1.2: two entries have the id"),
        ];
    }

    static IEnumerable<string> Entry(XElement entry, XElement feed) =>
    [
        .. Children(entry, InEntry, "4.1.2"),
        .. Check(entry.Element(Atom + "author") is not null || feed.Element(Atom + "author") is not null, "4.1.2: an entry has no author"),
        .. Check(entry.Element(Atom + "content") is not null || LinksOf(entry, "alternate").Any(), "4.1.2: an entry has neither content nor page"),
        .. Links(entry, "4.1.2"),
    ];

    static IEnumerable<string> Element(XElement element) =>
    [
        .. Check(element.Name.Namespace == Atom, $"{element.Name} is from another format"),
        .. Check(element.Attributes().All(attribute => attribute.Name.Namespace != XNamespace.Xml), $"{element.Name.LocalName} tells a language or a base"),
        .. Content(element),
    ];

    static IEnumerable<string> Content(XElement element) => element.Name.LocalName switch
    {
        "author" or "contributor" => Children(element, InPerson, "3.2"),
        "updated" or "published" => Check(IsTime(element.Value), $"3.3: {element.Value} is no time"),
        "title" or "subtitle" or "rights" or "summary" => Text(element, "3.1"),
        "content" => Text(element, "4.1.3"),
        "id" or "uri" => Check(IsAddress(element.Value), $"4.2.6: {element.Value} is no complete address"),
        "category" => [.. Check(element.Attribute("term") is not null, "4.2.2: no term"), .. Address(element, "scheme")],
        "link" => [.. Check(element.Attribute("href") is not null, "4.2.7: no href"), .. Address(element, "href"), .. MediaType(element)],
        _ => [],
    };

    static IEnumerable<string> Children(XElement parent, Dictionary<string, string> allowed, string clause) =>
    [
        .. Check(!parent.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)), $"{clause}: text between elements"),
        .. parent.Elements().Where(child => !allowed.ContainsKey(child.Name.LocalName)).Select(child => $"{clause}: {child.Name} does not belong there"),
        .. allowed.Where(rule => !Holds(rule.Value, parent.Elements(Atom + rule.Key).Count()))
            .Select(rule => $"{clause}: {rule.Key} stands there {parent.Elements(Atom + rule.Key).Count()} times"),
    ];

    // How often an element may stand in another: once, at most once, as often as one likes.
    static Dictionary<string, string> Rules(string once, string atMost, string often = "") => new[] { (once, "1"), (atMost, "?"), (often, "*") }
        .SelectMany(rule => rule.Item1.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, rule.Item2)))
        .ToDictionary();

    static bool Holds(string rule, int count) => rule == "*" || count == 1 || (rule == "?" && count == 0);

    static IEnumerable<string> Text(XElement text, string clause) =>
    [
        .. Check((text.Attribute("type")?.Value ?? "text") is "text" or "html", $"{clause}: {text.Attribute("type")} is no type of text"),
        .. Check(!text.HasElements, $"{clause}: {text.Name.LocalName} has elements"),
    ];

    static IEnumerable<string> Links(XElement parent, string clause) => Repeated(
        LinksOf(parent, "alternate").Select(link => $"{link.Attribute("type")?.Value} {link.Attribute("hreflang")?.Value}"),
        $"{clause}: more than one page of");

    static IEnumerable<XElement> LinksOf(XElement parent, string relation) =>
        parent.Elements(Atom + "link").Where(link => (link.Attribute("rel")?.Value ?? "alternate") == relation);

    static IEnumerable<string> Repeated(IEnumerable<string?> values, string fault) =>
        values.GroupBy(value => value).Where(same => same.Count() > 1).Select(same => $"{fault} {same.Key}");

    static IEnumerable<string> Address(XElement element, string attribute) => element.Attribute(attribute) is { } address
        ? Check(IsAddress(address.Value), $"{element.Name.LocalName}: {address.Value} is no complete address")
        : [];

    static IEnumerable<string> MediaType(XElement link) => link.Attribute("type") is { } type
        ? Check(IsMediaType().IsMatch(type.Value), $"4.2.7.3: {type.Value} is no media type")
        : [];

    static IEnumerable<string> Check(bool holds, string fault) => holds ? [] : [fault];

    static bool IsTime(string time) => Rfc3339().IsMatch(time) && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, out _);

    static bool IsAddress(string address) =>
        Uri.IsWellFormedUriString(address, UriKind.Absolute) && new Uri(address).Scheme is "http" or "https" or "tag" or "urn";

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"^[a-z]+/[a-z0-9.+-]+\z")]
    private static partial Regex IsMediaType();
}
