using System.Text;
using Parley.Domain.Accounts;
using Parley.Markup.Parsing;

namespace Parley.Markup;

/// <summary>Puts another name where a text mentions or quotes a member.</summary>
public static class RenamedMember
{
    /// <summary>The text, with the new name. In code too: who wants to be forgotten wants it everywhere.</summary>
    public static string In(string markdown, string oldName, string newName)
    {
        var key = MemberName.KeyOf(oldName);
        var text = new StringBuilder(markdown.Length);
        for (var position = 0; position < markdown.Length;)
        {
            var (length, renamed) = At(markdown, position, key, newName);
            text.Append(renamed is null ? markdown.AsSpan(position, length) : renamed);
            position += length;
        }

        return text.ToString();
    }

    static (int Length, string? Renamed) At(string markdown, int position, string key, string newName) => markdown[position] switch
    {
        '@' => Mention(markdown, position, key, newName),
        '[' => Quote(markdown, position, key, newName),
        _ => (1, null),
    };

    static (int Length, string? Renamed) Mention(string markdown, int position, string key, string newName)
    {
        var length = MentionName.IsBlockedBy(markdown.AsSpan(0, position)) ? 0 : MentionName.LengthAtStart(markdown.AsSpan(position + 1));
        return length > 0 && MemberName.KeyOf(markdown.Substring(position + 1, length)) == key ? (1 + length, "@" + newName) : (1, null);
    }

    static (int Length, string? Renamed) Quote(string markdown, int position, string key, string newName)
    {
        var length = QuoteTag.OpeningLength(markdown.AsSpan(position), out var attributes);
        if (length == 0 || QuoteSource.Parse(attributes) is not { Name: { } name } source || MemberName.KeyOf(name) != key)
            return (1, null);

        return (length, $"[quote=\"{source with { Name = newName }}\"]");
    }
}
