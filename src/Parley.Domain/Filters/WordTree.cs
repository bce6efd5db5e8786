using System.Text;
using Parley.Domain.Search;

namespace Parley.Domain.Filters;

/// <summary>
/// Finds many words in one text by reading it once (Aho and Corasick 1975): what it costs grows with the text, and not with how many words
/// there are. A word that begins or ends in a script with spaces begins or ends there; in Chinese, Japanese and Korean it stands anywhere.
/// </summary>
sealed class WordTree
{
    readonly List<Node> _nodes = [new()];
    readonly IReadOnlyList<string> _words;

    public WordTree(IReadOnlyList<string> words)
    {
        _words = words;
        for (var word = 0; word < words.Count; word++)
            Add(word);
        Link();
    }

    /// <summary>Each word at each of its places, by its number.</summary>
    public IEnumerable<(int Word, int Start, int End)> Find(string folded)
    {
        var node = 0;
        for (var at = 0; at < folded.Length; at++)
        {
            node = Next(node, folded[at]);
            for (var found = node; found >= 0; found = _nodes[found].ShorterWord)
            {
                if (_nodes[found].Word is not { } word)
                    continue;
                var start = at + 1 - _words[word].Length;
                if (StandsAlone(folded, start, at + 1))
                    yield return (word, start, at + 1);
            }
        }
    }

    void Add(int word)
    {
        var node = 0;
        foreach (var character in _words[word])
        {
            if (!_nodes[node].Next.TryGetValue(character, out var next))
            {
                _nodes[node].Next[character] = next = _nodes.Count;
                _nodes.Add(new());
            }

            node = next;
        }

        _nodes[node].Word = word;
    }

    // Nearest to the root first, for each leans on a shorter one.
    void Link()
    {
        var waiting = new Queue<int>([0]);
        while (waiting.TryDequeue(out var node))
        {
            foreach (var (character, next) in _nodes[node].Next)
            {
                var shorter = node == 0 ? 0 : Next(_nodes[node].Shorter, character);
                _nodes[next].Shorter = shorter;
                _nodes[next].ShorterWord = _nodes[shorter].Word is not null ? shorter : _nodes[shorter].ShorterWord;
                waiting.Enqueue(next);
            }
        }
    }

    int Next(int node, char character)
    {
        for (; ; node = _nodes[node].Shorter)
        {
            if (_nodes[node].Next.TryGetValue(character, out var next))
                return next;
            if (node == 0)
                return 0;
        }
    }

    static bool StandsAlone(string text, int start, int end) =>
        !(IsSpaced(First(text, start)) && start > 0 && IsSpaced(Last(text, start)))
        && !(IsSpaced(Last(text, end)) && end < text.Length && IsSpaced(First(text, end)));

    static Rune First(string text, int start) => Rune.DecodeFromUtf16(text.AsSpan(start), out var rune, out _) == 0 ? rune : default;

    static Rune Last(string text, int end) => Rune.DecodeLastFromUtf16(text.AsSpan(0, end), out var rune, out _) == 0 ? rune : default;

    static bool IsSpaced(Rune rune) => Rune.IsLetterOrDigit(rune) && !Scripts.IsUnspaced(rune);

    sealed class Node
    {
        public Dictionary<char, int> Next { get; } = [];

        public int Shorter { get; set; }

        public int ShorterWord { get; set; } = -1;

        public int? Word { get; set; }
    }
}
