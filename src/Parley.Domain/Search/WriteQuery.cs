using System.Text;

namespace Parley.Domain.Search;

/// <summary>Writes a query as it is typed, from the fields of a form.</summary>
public static class WriteQuery
{
    /// <summary>Conditions by their keys; what has no value is left out, and what has a space in it is put into quotes.</summary>
    public static string Of(string words, IEnumerable<(string Key, string? Value)> conditions)
    {
        var query = new StringBuilder(words.Trim());
        foreach (var (key, value) in conditions)
        {
            if (value?.Trim().Replace("\"", "", StringComparison.Ordinal) is { Length: > 0 } given)
                query.Append(query.Length > 0 ? " " : "").Append(key).Append(':').Append(Quoted(given));
        }

        return query.ToString();
    }

    static string Quoted(string value) => value.Any(char.IsWhiteSpace) ? $"\"{value}\"" : value;
}
