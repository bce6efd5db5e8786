using System.Globalization;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Search;
using Parley.Domain.Posts;

namespace Parley.Benchmarks;

/// <summary>What is sought in a large forum: words by how many of its posts have them, phrases out of its posts, two Chinese characters.</summary>
sealed class SoughtWords(IReadOnlyList<string> frequent, IReadOnlyList<string> texts)
{
    const int Each = 25;
    const int Sampled = 2000;

    // Of the demo's words, which are among those of every forum that is made up.
    static readonly string[] Chinese = ["韭菜", "鸡蛋", "食谱", "项目", "谢谢", "小满"];

    // The first few hundred are in nearly every second post, the others in one of a hundred or fewer.
    const int Stop = 60;
    const int Common = 400;

    static readonly string[] Conditions = ["is:solved", "is:unsolved", "after:2024-01-01", "author:member1", "likes:>2", "replies:>10", "order:new"];

    public static async Task<SoughtWords> ReadAsync(ParleyDb db)
    {
        var words = await (
            from posting in db.SearchPostings
            join word in db.SearchWords on new { posting.Generation, posting.Term } equals new { word.Generation, word.Term }
            where posting.Block == SearchPosting.Open
            orderby posting.Posts descending
            select word.Word).Take(5000).ToListAsync();
        var last = await db.Posts.OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync();
        var random = new Random(1);
        var some = Enumerable.Range(0, Sampled).Select(_ => new PostId(random.NextInt64(1, last.Value))).ToList();
        return new(words, await db.Posts.Where(row => some.Contains(row.Id)).OrderBy(row => row.Id).Select(row => row.Markdown).ToListAsync());
    }

    /// <summary>What a row of the table is about, and what is typed, once each.</summary>
    public IEnumerable<(string What, IReadOnlyList<string> Queries)> All()
    {
        var random = new Random(2);
        yield return ("one word that nearly all have", [.. frequent.Take(Stop / 2)]);
        yield return ("one common word", Draw(_ => Word(Stop, Common)));
        yield return ("one rare word", Draw(_ => Word(3000, frequent.Count)));
        yield return ("three words", Draw(_ => $"{Word(Stop, Common)} {Word(Stop, Common)} {Word(Common, 3000)}"));
        yield return ("a phrase", Draw(_ => Phrase(random)));
        yield return ("two Chinese characters", Chinese);
        foreach (var condition in Conditions)
            yield return ($"a common word, {condition}", Draw(_ => $"{Word(Stop, Common)} {condition}"));
        yield return ("an author alone", Draw(i => string.Create(CultureInfo.InvariantCulture, $"author:member{i + 1}")));

        IReadOnlyList<string> Draw(Func<int, string> query) => [.. Enumerable.Range(0, Each).Select(query)];

        string Word(int from, int to) => frequent[random.Next(Math.Min(from, frequent.Count - 1), Math.Min(to, frequent.Count))];
    }

    public IReadOnlyList<string> Beginnings() => [.. frequent.Skip(Stop).Where(word => word.Length > 4).Take(Each).Select((word, i) => word[..(2 + (i % 3))])];

    string Phrase(Random random)
    {
        while (true)
        {
            var words = texts[random.Next(texts.Count)].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var at = random.Next(Math.Max(1, words.Length - 3));
            if (words.Length > at + 3 && words[at..(at + 3)].All(word => word.All(char.IsAsciiLetter)))
                return $"\"{string.Join(' ', words[at..(at + 3)])}\"";
        }
    }
}
