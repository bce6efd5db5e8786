namespace Parley.Domain.Search;

/// <summary>All terms of one post. A title's words stand at the first places, those of the text behind <see cref="TextStart"/>.</summary>
public sealed class PostTerms
{
    /// <summary>Titles have fewer words than this, so no phrase reaches from a title into a text.</summary>
    public const int TextStart = 256;

    // Whoever types a whole clause without a space finds it by its pieces; whole runs of this length are words and names.
    const int LongestRun = 12;

    readonly Dictionary<long, Mentions> _terms = [];
    readonly List<string> _words = [];
    int _place;

    PostTerms()
    {
    }

    /// <summary>Words as they may be offered to who mistypes one.</summary>
    public IReadOnlyList<string> Words => _words;

    public static PostTerms Of(TextAnalyser analyser, SearchableText searchable)
    {
        var terms = new PostTerms();
        if (searchable.Title is { } title)
            terms.AddTitle([.. analyser.Units(title)]);
        terms._place = TextStart;
        terms.Add(analyser.Units(searchable.Text), inTitle: false);
        foreach (var what in searchable.Holds)
            terms.Note(SearchTerms.Holding(what), place: null, inTitle: false);
        return terms;
    }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<PostTerm> Read()
    {
        var words = _terms.Count == 0 ? 0 : _place - TextStart;
        return [.. _terms.OrderBy(pair => pair.Key)
            .Select(pair => new PostTerm(pair.Key, TermImpact.Of(pair.Value.InText, pair.Value.InTitle, words), pair.Value.Places ?? []))];
    }

    void AddTitle(IReadOnlyList<TextUnit> units)
    {
        Add(units, inTitle: true);
        foreach (var part in units.SelectMany(unit => unit.Parts))
        {
            Note(SearchTerms.Title(part.Stem), place: null, inTitle: true);
            for (var length = SearchTerms.ShortestPrefix; length <= Math.Min(part.Text.Length, SearchTerms.LongestPrefix); length++)
                Note(SearchTerms.Prefix(part.Text[..length]), place: null, inTitle: true);
        }
    }

    void Add(IEnumerable<TextUnit> units, bool inTitle)
    {
        foreach (var unit in units)
        {
            if (inTitle && _place + unit.Parts.Count >= TextStart)
                return;

            if (unit.Kind == UnitKind.Run)
                AddRun(unit, inTitle);
            else
                AddWord(unit, inTitle);
            _place += unit.Parts.Count;
        }
    }

    void AddWord(TextUnit unit, bool inTitle)
    {
        if (unit.Kind == UnitKind.Identifier)
            Note(SearchTerms.Word(unit.Whole), _place, inTitle);
        for (var i = 0; i < unit.Parts.Count; i++)
        {
            var part = unit.Parts[i];
            var word = SearchTerms.Word(part.Text);
            if (!_terms.ContainsKey(word))
                _words.Add(part.Text);
            Note(word, _place + i, inTitle);
            if (part.Stem != part.Text)
                Note(SearchTerms.Stem(part.Stem), place: null, inTitle);
        }
    }

    void AddRun(TextUnit unit, bool inTitle)
    {
        for (var i = 0; i < unit.Parts.Count; i++)
            Note(SearchTerms.Piece(unit.Parts[i].Text), _place + i, inTitle);
        foreach (var rune in unit.Whole.EnumerateRunes().Where(Scripts.IsIdeograph))
            Note(SearchTerms.Character(rune), place: null, inTitle);
        if (unit.Parts.Count > 1 && unit.Whole.Length <= LongestRun)
            Note(SearchTerms.Run(unit.Whole), place: null, inTitle);
    }

    void Note(long term, int? place, bool inTitle)
    {
        if (!_terms.TryGetValue(term, out var mentions))
            _terms[term] = mentions = new();
        mentions.InText += inTitle ? 0 : 1;
        mentions.InTitle += inTitle ? 1 : 0;
        if (place is { } at)
            (mentions.Places ??= []).Add(at);
    }

    sealed class Mentions
    {
        public int InText { get; set; }

        public int InTitle { get; set; }

        public List<int>? Places { get; set; }
    }
}
