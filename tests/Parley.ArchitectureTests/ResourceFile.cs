using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Parley.ArchitectureTests;

/// <summary>A feature's sentences in one language.</summary>
sealed partial record ResourceFile(string Feature, string Language, IReadOnlyDictionary<string, string> Sentences)
{
    const string Chinese = "zh-Hans";

    public static IReadOnlyList<ResourceFile> English { get; } = Read("Words.resx", "en");

    /// <summary>The same feature's sentences in the other language.</summary>
    public ResourceFile? InChinese => Read($"Words.{Chinese}.resx", Chinese).SingleOrDefault(file => file.Feature == Feature);

    /// <summary>The gaps of a sentence, such as {0}, each once.</summary>
    public static IEnumerable<string> GapsOf(string sentence) => Gap().Matches(sentence).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    static List<ResourceFile> Read(string name, string language) =>
    [
        .. Checkout.Files.Where(file => file.Feature is not null && file.Name == name)
            .Select(file => new ResourceFile(file.Feature!, language, SentencesOf(XDocument.Parse(file.Text)))),
    ];

    static Dictionary<string, string> SentencesOf(XDocument resx) =>
        resx.Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Gap();
}
