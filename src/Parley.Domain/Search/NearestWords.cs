namespace Parley.Domain.Search;

/// <summary>Words of a vocabulary that somebody may have meant who typed another: by common trigrams first, then by edits.</summary>
public static class NearestWords
{
    public const int LongestWord = 24;

    const int ShortestWord = 4;

    // Up to this length a second mistake makes another word.
    const int OneMistakeUpTo = 5;

    /// <summary>The nearest first; of those the one that more posts have. The word itself is its own nearest, if it is known.</summary>
    public static IReadOnlyList<string> Of(string word, IReadOnlyList<KnownWord> known, int most)
    {
        if (word.Length is < ShortestWord or > LongestWord)
            return [];

        var (allowed, trigrams) = (word.Length <= OneMistakeUpTo ? 1 : 2, Trigrams(word).ToHashSet());
        return [.. known
            .Where(other => Math.Abs(other.Word.Length - word.Length) <= allowed && SharesEnough(trigrams, other.Word, allowed))
            .Select(other => (other.Word, other.Posts, Distance: Distance(word, other.Word, allowed)))
            .Where(other => other.Distance <= allowed)
            .OrderBy(other => other.Distance).ThenByDescending(other => other.Posts).ThenBy(other => other.Word, StringComparer.Ordinal)
            .Take(most)
            .Select(other => other.Word)];
    }

    // One mistake touches three trigrams, two letters that changed places four.
    static bool SharesEnough(HashSet<int> trigrams, string other, int mistakes) =>
        Trigrams(other).Count(trigrams.Contains) >= Math.Max(1, trigrams.Count - 4 * mistakes);

    // With its edges, so that beginnings weigh more.
    static IEnumerable<int> Trigrams(string word)
    {
        for (var i = -1; i < word.Length; i++)
            yield return (At(word, i) * 31 + At(word, i + 1)) * 31 + At(word, i + 2);
    }

    static int At(string word, int index) => index < 0 || index >= word.Length ? 1 : word[index];

    // Damerau's, with two neighbours that changed places as one mistake; more than allowed is not counted out.
    static int Distance(string word, string other, int allowed)
    {
        var (before, last, row) = (new int[other.Length + 1], Enumerable.Range(0, other.Length + 1).ToArray(), new int[other.Length + 1]);
        for (var i = 1; i <= word.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = word[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && word[i - 1] == other[j - 2] && word[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            if (row.Min() > allowed)
                return allowed + 1;
            (before, last, row) = (last, row, before);
        }

        return last[^1];
    }
}

/// <summary>A word, and how many posts have it.</summary>
public readonly record struct KnownWord(string Word, int Posts);
