using System.Text.RegularExpressions;

namespace Parley.WebTests.Feeds;

/// <summary>Reads robots.txt as RFC 9309 says robots shall.</summary>
sealed class RobotsRules
{
    readonly List<(bool Allows, string Path)> _rules = [];

    public List<string> Sitemaps { get; } = [];

    /// <summary>What no robot would understand.</summary>
    public List<string> Faults { get; } = [];

    public static RobotsRules Parse(string text)
    {
        var rules = new RobotsRules();
        var isForAll = false;
        foreach (var line in text.Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0))
        {
            var (name, value) = line.Split(':', 2) is [var before, var behind] ? (before.Trim().ToLowerInvariant(), behind.Trim()) : (line, "");
            if (name == "user-agent")
                isForAll = value == "*";
            else if (name == "sitemap")
                rules.Sitemaps.Add(value);
            else if (name is "allow" or "disallow" && isForAll && value.StartsWith('/'))
                rules._rules.Add((name == "allow", value));
            else
                rules.Faults.Add(line);
        }

        return rules;
    }

    /// <summary>The longest rule that matches holds; of two alike, the one that allows; where none does, all is allowed.</summary>
    public bool Allow(string address) => _rules
        .Where(rule => Matches(rule.Path, address))
        .OrderByDescending(rule => rule.Path.Length).ThenByDescending(rule => rule.Allows)
        .Select(rule => (bool?)rule.Allows)
        .FirstOrDefault() ?? true;

    static bool Matches(string rule, string address) =>
        Regex.IsMatch(address, "^" + Regex.Escape(rule.TrimEnd('$')).Replace(@"\*", ".*", StringComparison.Ordinal) + (rule.EndsWith('$') ? @"\z" : ""));
}
