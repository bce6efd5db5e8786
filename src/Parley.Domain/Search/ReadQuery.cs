using Parley.Domain.Shared;

namespace Parley.Domain.Search;

/// <summary>Understands what was typed: words, "exact words", -without, OR, and conditions such as <c>author:anna</c>.</summary>
public sealed class ReadQuery
{
    static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase) { "in", "order" };

    readonly List<SoughtWords> _words = [];
    readonly List<SearchCondition> _conditions = [];
    readonly List<QueryProblem> _problems = [];
    SearchOrder _order;
    bool _inTitle;
    bool _inFirst;
    bool _or;

    ReadQuery()
    {
    }

    public static bool IsKey(string word) => Keys.Contains(word) || Enum.TryParse<ConditionKind>(word, ignoreCase: true, out _);

    public static SearchQuery Of(string? typed)
    {
        var reader = new ReadQuery();

        // PostgreSQL takes no NUL, in whatever name it is sought.
        reader.Read(TypedText.Wellformed(typed ?? "").Replace('\0', ' '));
        return new()
        {
            Words = reader._words,
            Conditions = reader._conditions,
            InTitle = reader._inTitle,
            InFirst = reader._inFirst,
            Order = reader._order,
            Problems = reader._problems,
        };
    }

    void Read(string typed)
    {
        if (typed.Length > SearchQuery.Longest)
        {
            typed = typed[..SearchQuery.Longest];
            _problems.Add(new("TooLong", ""));
        }

        foreach (var (word, isClosed) in QueryWords.Of(typed))
        {
            if (!isClosed)
                _problems.Add(new("QuoteOpen", word.Typed));
            Add(word);
        }

        if (_or)
            _problems.Add(new("OrAlone", "OR"));
    }

    void Add(QueryWord word)
    {
        if (word.Key is not null)
            AddCondition(word);
        else if (word is { Text: "OR" or "|", IsQuoted: false, Excluded: false })
            BeginAlternative();
        else
            AddText(word);
    }

    void BeginAlternative()
    {
        if (_or || _words.Count == 0 || _words[^1].Excluded)
            _problems.Add(new("OrAlone", "OR"));
        else
            _or = true;
    }

    void AddText(QueryWord word)
    {
        // Signs alone say nothing: a + between words is no reason to complain.
        if (!word.Text.Any(char.IsLetterOrDigit) && !word.Text.Any(char.IsSurrogate))
            return;

        if (_words.Sum(words => words.Alternatives.Count) >= SearchQuery.MostWords)
        {
            if (!_problems.Exists(problem => problem.Code == "TooMany"))
                _problems.Add(new("TooMany", word.Typed));
            return;
        }

        var sought = new SoughtText(word.Text, word.IsQuoted);
        if (_or && !word.Excluded)
            _words[^1] = _words[^1] with { Alternatives = [.. _words[^1].Alternatives, sought] };
        else
            _words.Add(new([sought], word.Excluded));
        _or = false;
    }

    void AddCondition(QueryWord word)
    {
        if (word.Key == "in")
            SetPlace(word);
        else if (word.Key == "order")
            SetOrder(word);
        else if (ReadCondition.Of(Enum.Parse<ConditionKind>(word.Key!, ignoreCase: true), word.Text.Trim(), word.Excluded) is { } condition)
            _conditions.Add(condition);
        else
            _problems.Add(new("Condition." + word.Key, word.Typed));
    }

    void SetPlace(QueryWord word)
    {
        _inTitle |= word.Text == "title";
        _inFirst |= word.Text == "first";
        if (word.Text is not ("title" or "first") || word.Excluded)
            _problems.Add(new("Condition.in", word.Typed));
    }

    void SetOrder(QueryWord word)
    {
        if (!word.Excluded && word.Text.All(char.IsAsciiLetter) && Enum.TryParse<SearchOrder>(word.Text, ignoreCase: true, out var order))
            _order = order;
        else
            _problems.Add(new("Condition.order", word.Typed));
    }
}
