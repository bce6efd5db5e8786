using System.Text;

namespace Parley.Domain.Accounts;

/// <summary>What makes a password easy to guess though no list holds it: rows of the keyboard, repeats, dates, one's own name.</summary>
public static class PasswordPatterns
{
    const int FewestLetters = 4;
    const int FewestDifferent = 5;
    const int ShortestRun = 4;
    const int ShortestOwnWord = 3;

    // As long as a telephone number or two dates.
    const int LongestNumber = 15;

    static readonly string[] Rows = BothWays(
        "12345678901234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop", "yxcvbnm",
        "1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik", "qazwsxedcrfvtgbyhnujmik", "q1w2e3r4t5y6u7i8o9p0", "zaq1xsw2cde3vfr4bgt5");

    /// <summary>Case off, and the usual substitutes back to their letters: "P4$$w0rd" is "password".</summary>
    public static string Fold(string password) => string.Concat(password.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Select(c => c switch
    {
        '0' => 'o',
        '1' or '!' or '|' or 'l' => 'i',
        '3' or '€' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' or '+' => 't',
        _ => c,
    }));

    /// <summary>The password without what is put before and after a word to satisfy rules: "!Sunshine2024" is "Sunshine".</summary>
    public static string Core(string password) => password.Trim([.. "0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"]);

    public static bool IsPlain(string password)
    {
        var typed = password.ToLowerInvariant();
        return typed.Distinct().Count() < FewestDifferent
            || IsRepeated(typed)
            || (typed.Length <= LongestNumber && typed.All(c => !char.IsLetter(c)))
            || LettersOf(WithoutRuns(typed)) < FewestLetters;
    }

    /// <summary>True when little is left of the password without these words: the member's name, the address, the forum's name.</summary>
    public static bool IsMadeOf(string password, IEnumerable<string> words)
    {
        var folded = Fold(password);
        var own = words.SelectMany(PartsOf).Select(Fold).Where(word => word.Length >= ShortestOwnWord).Distinct().OrderByDescending(word => word.Length);
        var rest = own.Aggregate(folded, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        return rest.Length < folded.Length && LettersOf(WithoutRuns(Core(rest))) < FewestLetters;
    }

    static IEnumerable<string> PartsOf(string word) => word.Split(['@', '.', ' ', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries).Prepend(word);

    // The whole is the same few characters over and over: "passpasspass", and "abcabcab" with its end cut off.
    static bool IsRepeated(string typed) => Enumerable.Range(1, typed.Length / 2).Any(length =>
        Enumerable.Range(length, typed.Length - length).All(at => typed[at] == typed[at - length]));

    static string WithoutRuns(string typed)
    {
        var rest = new StringBuilder();
        for (var at = 0; at < typed.Length;)
        {
            var run = RunAt(typed, at);
            if (run < ShortestRun)
                rest.Append(typed[at]);
            at += run < ShortestRun ? 1 : run;
        }

        return rest.ToString();
    }

    static int RunAt(string typed, int at)
    {
        var length = ShortestRun;
        if (at + length > typed.Length || !IsRun(typed, at, length))
            return 0;
        while (at + length < typed.Length && IsRun(typed, at, length + 1))
            length++;
        return length;
    }

    static bool IsRun(string typed, int at, int length)
    {
        var piece = typed.AsSpan(at, length);
        foreach (var row in Rows)
        {
            if (row.AsSpan().IndexOf(piece) >= 0)
                return true;
        }

        return piece.IndexOfAnyExcept(piece[0]) < 0;
    }

    static int LettersOf(string rest) => rest.EnumerateRunes().Where(Rune.IsLetter).Distinct().Count();

    static string[] BothWays(params string[] rows) => [.. rows.SelectMany(row => new[] { row, new string([.. row.Reverse()]) })];
}
