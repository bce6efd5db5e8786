namespace Parley.Web;

public enum WantedKind
{
    Other,
    Number,
    Text,
    Choice,
    Email,
    Host,
    FileEndings,
    Color,
    Contrast,
    Languages,
    Language,
}

/// <summary>What a setting must be: for the console in <paramref name="Words"/>, for a form by its kind and what is to be put into the sentence.</summary>
public sealed record Wanted(WantedKind Kind, string Words, params IReadOnlyList<object> Gaps)
{
    public static implicit operator Wanted(string words) => new(WantedKind.Other, words);

    public static Wanted Number(int least, int most) => new(WantedKind.Number, $"a number from {least} to {most}", least, most);

    /// <summary>Where the least is what another setting is.</summary>
    public static Wanted Number(string leastSetting, int least, int most) => new(WantedKind.Number, $"a number from {leastSetting} ({least}) to {most}", least, most);

    public static Wanted Text(int least, int most) =>
        new(WantedKind.Text, least == 0 ? $"at most {most} characters" : $"{least} to {most} characters", least, most);
}
