using Parley.Domain.Search;

namespace Parley.Web.Features.Search;

/// <summary>A piece of a text that is shown; marked, where it is one of the words that were sought.</summary>
public readonly record struct TextPart(string Text, bool IsMarked);

/// <summary>Finds in a text the words that were sought.</summary>
public sealed class MarkWords(TextAnalyser analyser)
{
    // In characters: about three lines.
    const int ExcerptLength = 240;
    const int BeforeFirst = 60;
    const string Ellipsis = "…";

    public IReadOnlyList<TextPart> All(string text, IReadOnlySet<long> terms) => Parts(text, 0, text.Length, Find(text, terms));

    /// <summary>Around the place where most of the words stand together.</summary>
    public IReadOnlyList<TextPart> Excerpt(string text, IReadOnlySet<long> terms)
    {
        var found = Find(text, terms);
        var start = StartOf(text, BestWindow(found));
        var end = EndOf(text, Math.Min(text.Length, start + ExcerptLength));
        var parts = Parts(text, start, end, found.Where(place => place.Start >= start && place.Start + place.Length <= end)).ToList();
        if (start > 0)
            parts.Insert(0, new(Ellipsis, false));
        if (end < text.Length)
            parts.Add(new(Ellipsis, false));
        return parts;
    }

    List<FoundWord> Find(string text, IReadOnlySet<long> terms)
    {
        var found = new List<FoundWord>();
        foreach (var unit in analyser.Units(text))
        {
            if (unit.Kind == UnitKind.Run)
                FindPieces(unit, text, terms, found);
            else
                FindWords(unit, terms, found);
        }

        return found;
    }

    static void FindWords(TextUnit unit, IReadOnlySet<long> terms, List<FoundWord> found)
    {
        var whole = SearchTerms.Word(unit.Whole);
        if (unit.Kind == UnitKind.Identifier && terms.Contains(whole))
            found.Add(new(unit.Start, unit.Length, whole));
        else
            found.AddRange(unit.Parts.Where(part => IsSought(part, terms)).Select(part => new FoundWord(part.Start, part.Length, SearchTerms.Stem(part.Stem))));
    }

    static bool IsSought(UnitPart part, IReadOnlySet<long> terms) =>
        terms.Contains(SearchTerms.Word(part.Text)) || terms.Contains(SearchTerms.Stem(part.Stem)) || terms.Contains(SearchTerms.Word(part.Stem));

    static void FindPieces(TextUnit unit, string text, IReadOnlySet<long> terms, List<FoundWord> found)
    {
        foreach (var part in unit.Parts.Where(part => terms.Contains(SearchTerms.Piece(part.Text))))
            found.Add(new(part.Start, part.Length, SearchTerms.Piece(part.Text)));
        var at = unit.Start;
        foreach (var rune in text.AsSpan(unit.Start, unit.Length).EnumerateRunes())
        {
            if (terms.Contains(SearchTerms.Character(rune)))
                found.Add(new(at, rune.Utf16SequenceLength, SearchTerms.Character(rune)));
            at += rune.Utf16SequenceLength;
        }
    }

    // Where the window begins that has the most different words.
    static int BestWindow(List<FoundWord> found)
    {
        var (best, most) = (0, 0);
        for (var i = 0; i < found.Count; i++)
        {
            var end = found[i].Start + ExcerptLength - BeforeFirst;
            var different = found.Skip(i).TakeWhile(place => place.Start + place.Length <= end).Select(place => place.Term).Distinct().Count();
            if (different > most)
                (best, most) = (found[i].Start, different);
        }

        return best;
    }

    static int StartOf(string text, int first)
    {
        var start = Math.Max(0, first - BeforeFirst);
        if (start == 0)
            return 0;

        var space = text.IndexOf(' ', start, first - start);
        return space >= 0 ? space + 1 : Whole(text, start);
    }

    static int EndOf(string text, int end)
    {
        if (end == text.Length)
            return end;

        var space = text.LastIndexOf(' ', end - 1, BeforeFirst / 2);
        return space >= 0 ? space : Whole(text, end);
    }

    // Not between the halves of a pair.
    static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;

    static List<TextPart> Parts(string text, int start, int end, IEnumerable<FoundWord> found)
    {
        var parts = new List<TextPart>();
        var at = start;
        foreach (var (from, to) in Joined(found))
        {
            if (from > at)
                parts.Add(new(text[at..from], false));
            parts.Add(new(text[from..to], true));
            at = to;
        }

        if (end > at)
            parts.Add(new(text[at..end], false));
        return parts;
    }

    // Pieces of two characters overlap: what they mark is one mark.
    static List<(int From, int To)> Joined(IEnumerable<FoundWord> found)
    {
        var joined = new List<(int From, int To)>();
        foreach (var place in found.OrderBy(place => place.Start))
        {
            var to = place.Start + place.Length;
            if (joined.Count > 0 && place.Start <= joined[^1].To)
                joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, to));
            else
                joined.Add((place.Start, to));
        }

        return joined;
    }

    readonly record struct FoundWord(int Start, int Length, long Term);
}
