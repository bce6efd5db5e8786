using Parley.Domain.Search;

namespace Parley.Web.Features.Search;

/// <summary>
/// A query as the fields of a form. The address has the query alone, as words: the form is made of it, and sending the form writes it, so
/// that there is one way to say what is sought, and it can be sent to others.
/// </summary>
public sealed record SearchForm
{
    /// <summary>What no other field shows.</summary>
    public string? Words { get; init; }

    public string? Author { get; init; }

    public string? Category { get; init; }

    public string? Tag { get; init; }

    public string? In { get; init; }

    public string? Is { get; init; }

    public string? Has { get; init; }

    public string? After { get; init; }

    public string? Before { get; init; }

    public string? Order { get; init; }

    public static SearchForm Of(string query)
    {
        var form = new SearchForm();
        var words = new List<string>();
        foreach (var (word, _) in QueryWords.Of(query))
        {
            if (form.With(word) is { } more)
                form = more;
            else
                words.Add(word.Typed);
        }

        return form with { Words = string.Join(' ', words) };
    }

    public string Write() => WriteQuery.Of(
        Words ?? "",
        [
            ("author", Author), ("category", Category), ("tag", Tag), ("in", In), ("is", Is), ("has", Has), ("after", After), ("before", Before),
            ("order", Order),
        ]);

    // None where the field is taken already, or shows no such thing.
    SearchForm? With(QueryWord word) => word.Excluded ? null : word.Key switch
    {
        "author" when Author is null => this with { Author = word.Text },
        "category" when Category is null => this with { Category = word.Text },
        "tag" when Tag is null => this with { Tag = word.Text },
        "in" when In is null && word.Text is "title" or "first" => this with { In = word.Text },
        "is" when Is is null && ReadCondition.States.Contains(word.Text) => this with { Is = word.Text },
        "has" when Has is null && ReadCondition.Holdings.Contains(word.Text) => this with { Has = word.Text },
        "after" when After is null && IsDay(word.Text) => this with { After = word.Text },
        "before" when Before is null && IsDay(word.Text) => this with { Before = word.Text },
        "order" when Order is null && word.Text is "new" or "old" or "likes" => this with { Order = word.Text },
        _ => null,
    };

    // As a browser's field for days takes it.
    static bool IsDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _);
}
