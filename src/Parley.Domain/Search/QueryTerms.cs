namespace Parley.Domain.Search;

/// <summary>What a query asks of the index.</summary>
public static class QueryTerms
{
    // A clause of Chinese is one run: its beginning tells it from others.
    const int LongestPhrase = 16;

    public static TermTree Of(TextAnalyser analyser, SearchQuery query)
    {
        var required = new List<TermNode>();
        var excluded = new List<TermNode>();
        foreach (var words in query.Words)
        {
            var nodes = words.Alternatives.Select(text => NodeOf(analyser, text, query.InTitle)).OfType<TermNode>().ToList();
            if (nodes.Count > 0)
                (words.Excluded ? excluded : required).Add(nodes is [var only] ? only : new TermNode.Either(nodes));
        }

        foreach (var holding in query.Conditions.Where(condition => condition is { Kind: ConditionKind.Has, Value: not ReadCondition.Poll }))
            (holding.Excluded ? excluded : required).Add(new TermNode.Word([SearchTerms.Holding(holding.Value)]));
        return new(required, excluded);
    }

    /// <summary>While a title is sought as one types: the last word may only have begun.</summary>
    public static TermTree OfTitle(TextAnalyser analyser, string typed) =>
        new([.. Parts(analyser, typed).Take(SearchQuery.MostWords).Select(part => new TermNode.Word([SearchTerms.Prefix(part.Text)]))], []);

    /// <summary>Titles that speak of the same; some of the words will do.</summary>
    public static TermTree LikeTitle(TextAnalyser analyser, string title) =>
        new([.. Parts(analyser, title).Take(SearchQuery.MostWords).Select(part => SearchTerms.Title(part.Stem)).Distinct().Select(term => new TermNode.Word([term]))], [])
        {
            TakesSome = true,
        };

    /// <summary>Without the order of the words, and with any of them.</summary>
    public static TermTree Some(TermTree tree) => tree with { TakesSome = true };

    static IEnumerable<UnitPart> Parts(TextAnalyser analyser, string text) => analyser.Units(text).SelectMany(unit => unit.Parts);

    static TermNode? NodeOf(TextAnalyser analyser, SoughtText text, bool inTitle)
    {
        var units = analyser.Units(text.Text).ToList();
        if (units.Count == 0)
            return null;

        var nodes = text.IsExact ? [PhraseOf(units)] : units.ConvertAll(NodeOf);
        if (inTitle)
            nodes.AddRange(units.SelectMany(unit => unit.Parts).Select(part => new TermNode.Word([SearchTerms.Title(part.Stem)])));
        return nodes is [var only] ? only : new TermNode.Each(nodes);
    }

    static TermNode NodeOf(TextUnit unit) => unit.Kind switch
    {
        UnitKind.Word => WordOf(unit.Parts[0]),
        UnitKind.Identifier => new TermNode.Either([new TermNode.Word([SearchTerms.Word(unit.Whole)]), PhraseOf([unit])]),
        _ => RunOf(unit),
    };

    // As it is typed, too: an accent that was left out may have hidden an ending, and a name of code is one word to who types it small.
    static TermNode.Word WordOf(UnitPart part) =>
        new([.. new[] { SearchTerms.Word(part.Stem), SearchTerms.Stem(part.Stem), SearchTerms.Word(part.Text) }.Distinct()])
        {
            InTitle = SearchTerms.Title(part.Stem),
        };

    static TermNode RunOf(TextUnit unit)
    {
        var first = unit.Whole.EnumerateRunes().First();
        if (unit.Whole.Length == first.Utf16SequenceLength)
            return new TermNode.Word([SearchTerms.Piece(unit.Whole), .. Scripts.IsIdeograph(first) ? [SearchTerms.Character(first)] : Array.Empty<long>()]);

        return unit.Parts is [var only]
            ? new TermNode.Word([SearchTerms.Piece(only.Text)]) { InTitle = SearchTerms.Title(only.Stem) }
            : new TermNode.Either([PhraseOf([unit]), new TermNode.Word([SearchTerms.Run(unit.Whole)])]);
    }

    static TermNode PhraseOf(IReadOnlyList<TextUnit> units)
    {
        var terms = units
            .SelectMany(unit => unit.Parts.Select(part => unit.Kind == UnitKind.Run ? SearchTerms.Piece(part.Text) : SearchTerms.Word(part.Text)))
            .Take(LongestPhrase)
            .ToList();
        return terms is [var only] ? new TermNode.Word([only]) : new TermNode.Phrase(terms);
    }
}
