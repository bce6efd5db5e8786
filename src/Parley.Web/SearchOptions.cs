using Parley.Data.Search;

namespace Parley.Web;

public sealed class SearchOptions
{
    /// <summary>
    /// Whose words are found in all their inflections: one language that is written in Latin letters, and Russian, with a space between
    /// them. After a change, <c>parley doctor --rebuild-search</c> brings what was written before in line.
    /// </summary>
    public string Languages { get; set; } = "english russian";

    internal void Validate() => ParleyOptions.Require(
        Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(language => Stemmers.Languages.Contains(language, StringComparer.OrdinalIgnoreCase)),
        "Search:Languages", Languages, $"some of {string.Join(", ", Stemmers.Languages)}, with spaces between them");
}
