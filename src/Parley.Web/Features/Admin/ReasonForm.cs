using Parley.Domain.Shared;

namespace Parley.Web.Features.Admin;

/// <summary>What a prepared reason says, by the codes of the languages.</summary>
public sealed record ReasonForm(IReadOnlyDictionary<string, string> Texts)
{
    public const int LongestText = 200;

    public static ReasonForm Empty { get; } = new(new Dictionary<string, string>());

    public static string FieldOf(string language) => $"text-{language}";

    public IEnumerable<KeyValuePair<string, string>> Written => Texts.Where(text => TypedText.HasInk(text.Value));

    public IEnumerable<Problem> Problems(IEnumerable<string> languages)
    {
        var first = FieldOf(languages.First());
        if (!Written.Any())
            yield return new Problem(first, "ReasonTextMissing");
        foreach (var field in Written.Where(text => TypedText.Length(text.Value) > LongestText).Select(text => FieldOf(text.Key)))
            yield return new Problem(field, "ReasonTextTooLong", LongestText);
    }
}
