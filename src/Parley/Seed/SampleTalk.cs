using Parley.Import;
using Parley.Markup;

namespace Parley.Seed;

/// <summary>
/// Writes texts of a sample's words: short runs of them from all over it, so that each word, and each pair, is as frequent as there. A text
/// is as long as one of the sample's, and a title as one of its titles.
/// </summary>
sealed class SampleTalk(IReadOnlyList<string[]> posts, IReadOnlyList<string[]> titles)
{
    const int ShortestRun = 5;
    const int LongestRun = 14;
    const int RunsOfParagraph = 6;

    // A log that somebody pasted is no measure of what people write.
    const int MostWords = 400;

    /// <summary>The demo's words, and those of a file of topics where one is named.</summary>
    public static async Task<SampleTalk> ReadAsync(TopicLines? file, CancellationToken cancel)
    {
        var demo = DemoForum.ReadTopics();
        var posts = demo.SelectMany(topic => topic.Posts).Select(post => post.Text).ToList();
        var titles = demo.Select(topic => topic.Title).ToList();
        if (file is not null)
        {
            await foreach (var topic in file.ReadAsync(cancel).Where(line => line.Fault is null).Select(line => line.Topic!))
            {
                titles.Add(topic.Title);
                posts.AddRange(topic.Posts.Select(post => post.Markdown).OfType<string>());
            }
        }

        return new(WordsOf(posts.Select(post => PostMarkdown.Parse(post).ToPlainText())), WordsOf(titles));
    }

    public string Title(Random random)
    {
        var length = Any(titles, random).Length;
        return string.Join(' ', Run(titles, random, length, length));
    }

    public string Text(Random random)
    {
        var text = new System.Text.StringBuilder();
        var left = Math.Min(Any(posts, random).Length, MostWords);
        for (var run = 0; left > 0; run++)
        {
            var words = Run(posts, random, Math.Min(ShortestRun, left), Math.Min(LongestRun, left));
            if (run > 0)
                text.Append(run % RunsOfParagraph == 0 ? "\n\n" : " ");
            text.AppendJoin(' ', words);
            left -= words.Length;
        }

        return text.ToString();
    }

    // As many words as are wished, or fewer where the sample's text ends.
    static ReadOnlySpan<string> Run(IReadOnlyList<string[]> sample, Random random, int least, int most)
    {
        var words = Any(sample, random);
        var wished = random.Next(least, most + 1);
        var start = random.Next(Math.Max(1, words.Length - wished + 1));
        return words.AsSpan(start, Math.Min(wished, words.Length - start));
    }

    static string[] Any(IReadOnlyList<string[]> sample, Random random) => sample[random.Next(sample.Count)];

    static List<string[]> WordsOf(IEnumerable<string> texts) =>
        [.. texts.Select(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0)];
}
