using System.Collections.Concurrent;
using System.Text;

namespace Parley.Domain.Search;

/// <summary>
/// Finds the words of texts and of queries, in every script: what both find alike matches. <paramref name="stem"/> brings a lower-case
/// word of letters to its stem; see the languages that the forum is set to.
/// </summary>
public sealed class TextAnalyser(Func<string, string> stem)
{
    /// <summary>In characters. What is longer is no word, but may begin like one that is sought.</summary>
    public const int LongestWord = 64;

    const int ShortestStemmed = 3;
    const int MostKept = 20_000;

    // The words of a forum repeat: what is asked for again and again is not worked out again.
    readonly ConcurrentDictionary<string, TextUnit> _known = [];
    int _kept;

    public IEnumerable<TextUnit> Units(string text)
    {
        foreach (var run in TextRuns.Of(text))
        {
            var unit = run.IsUnspaced ? RunOf(text, run) : WordOf(text, run);
            if (unit.Parts.Count > 0)
                yield return unit;
        }
    }

    TextUnit WordOf(string text, TextRun run)
    {
        var length = Math.Min(run.Length, LongestWord);
        if (char.IsHighSurrogate(text[run.Start + length - 1]))
            length--;
        var typed = text.AsSpan(run.Start, length);
        var known = _known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(typed, out var kept) ? kept : Remember(typed.ToString());
        return known.At(run.Start, run.Length);
    }

    // Those that come often came early; counting what is there would stop all who look.
    TextUnit Remember(string typed)
    {
        var unit = Read(typed);
        if (Volatile.Read(ref _kept) < MostKept && _known.TryAdd(typed, unit))
            Interlocked.Increment(ref _kept);
        return unit;
    }

    TextUnit Read(string typed)
    {
        var parts = IdentifierParts.Of(typed).Select(part => PartOf(typed, part)).Where(part => part.Text.Length > 0).ToList();
        var whole = parts.Count == 1 ? parts[0].Text : Folding.Of(typed).Trim('_');
        return new(parts.Count > 1 ? UnitKind.Identifier : UnitKind.Word, 0, typed.Length, whole, parts);
    }

    UnitPart PartOf(string typed, Range range)
    {
        var (start, length) = range.GetOffsetAndLength(typed.Length);
        var lower = Folding.Lower(typed[range]);
        var folded = Folding.WithoutAccents(lower);
        return new(folded, lower.Length >= ShortestStemmed && lower.All(char.IsLetter) ? Folding.WithoutAccents(stem(lower)) : folded, start, length);
    }

    static TextUnit RunOf(string text, TextRun run)
    {
        var whole = Folding.Of(text.Substring(run.Start, run.Length));
        var characters = whole.EnumerateRunes().ToList();
        var places = PlacesOf(text, run, characters.Count);
        var pieces = characters.Count == 1
            ? [new(whole, whole, run.Start, run.Length)]
            : characters.Zip(characters.Skip(1)).Select((pair, i) => PieceOf(pair.First, pair.Second, run, places, i)).ToList();
        return new(UnitKind.Run, run.Start, run.Length, whole, pieces);
    }

    static UnitPart PieceOf(Rune first, Rune second, TextRun run, List<int>? places, int index)
    {
        var piece = $"{first}{second}";
        return places is null ? new(piece, piece, run.Start, run.Length) : new(piece, piece, places[index], places[index + 2] - places[index]);
    }

    // Where each character begins, and where the last ends; none where folding made fewer or more of them.
    static List<int>? PlacesOf(string text, TextRun run, int characters)
    {
        var places = new List<int>(characters + 1) { run.Start };
        foreach (var rune in text.AsSpan(run.Start, run.Length).EnumerateRunes())
            places.Add(places[^1] + rune.Utf16SequenceLength);
        return places.Count == characters + 1 ? places : null;
    }
}
