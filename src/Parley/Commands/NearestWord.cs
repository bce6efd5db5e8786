namespace Parley.Commands;

/// <summary>Finds what somebody meant who mistyped a word.</summary>
static class NearestWord
{
    // One letter in three may be wrong; more would be guessing.
    const int LettersForEachMistake = 3;

    public static string? To(string typed, IEnumerable<string> known) => known
        .Select(word => (Word: word, Mistakes: Mistakes(typed, word)))
        .Where(pair => pair.Mistakes <= pair.Word.Length / LettersForEachMistake)
        .OrderBy(pair => pair.Mistakes)
        .Select(pair => pair.Word)
        .FirstOrDefault();

    // Levenshtein's distance: letters to put in, to take out or to change.
    static int Mistakes(string typed, string word)
    {
        var row = Enumerable.Range(0, word.Length + 1).ToArray();
        for (var i = 1; i <= typed.Length; i++)
        {
            var (diagonal, left) = (row[0], row[0] = i);
            for (var j = 1; j <= word.Length; j++)
            {
                left = Math.Min(Math.Min(left, row[j]) + 1, diagonal + (typed[i - 1] == word[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }

        return row[^1];
    }
}
