using LinqToDB;
using Parley.Domain.Polls;
using Parley.Domain.Topics;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Search;

/// <summary>What stands beside the words of a query.</summary>
public sealed class ConditionTests(ForumApp app) : ForumTest(app)
{
    static readonly int[] DaysAgo = [2, 9, 5];

    // One word for the whole test, and topics that have it in different ways.
    [Fact]
    public async Task Conditions_leave_what_they_say()
    {
        var (anna, berta) = (await App.MemberAsync("anna"), await App.MemberAsync("berta"));
        var (support, other) = (await App.CategoryAsync(), await App.CategoryAsync());
        var (word, tag) = (Cast.UniqueName("lamp"), Cast.UniqueName("tag").ToLowerInvariant());
        var titled = await App.TopicAsync(anna, support, $"Title {word}", "Plain text", tags: tag);
        var coded = await App.TopicAsync(berta, other, "Second topic", $"The {word} torch\n\n```\nvar x = 1;\n```\n\n[a link](https://example.org/)");
        await App.ReplyAsync(anna, coded, $"Reply on {word} here");
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == titled.Id).Set(row => row.ClosedAt, (DateTimeOffset?)titled.CreatedAt).UpdateAsync());
        await App.WithDbAsync(db => db.InsertAsync(new Poll { TopicId = titled.Id, Question = "Which lamp?" }));
        var answer = await App.PostAsync(coded, 2);
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == coded.Id).Set(row => row.AnswerPostId, answer.Id).UpdateAsync());
        await App.WithDbAsync(db => db.Posts.Where(row => row.Id == answer.Id).Set(row => row.LikeCount, 7).Set(row => row.ImportedLikes, 7).UpdateAsync());
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(berta);

        (string Query, string[] Found)[] cases =
        [
            ("", ["Second topic", titled.Title]),
            ($"author:{anna.Name}", ["Second topic", titled.Title]),
            ($"author:{berta.Name}", ["Second topic"]),
            ($"-author:{anna.Name}", ["Second topic"]),
            ("author:me", ["Second topic"]),
            ($"category:{support.Slug}", [titled.Title]),
            ($"-category:{support.Slug}", ["Second topic"]),
            ($"tag:{tag}", [titled.Title]),
            ($"-tag:{tag}", ["Second topic"]),
            ("in:title", [titled.Title]),
            ("in:first", ["Second topic", titled.Title]),
            ("is:solved", ["Second topic"]),
            ("is:unsolved", [titled.Title]),
            ("is:closed", [titled.Title]),
            ("is:open", ["Second topic"]),
            ("is:pinned", []),
            ("is:mine", ["Second topic"]),
            ("is:bookmarked", []),
            ("has:code", ["Second topic"]),
            ("has:link", ["Second topic"]),
            ("has:image", []),
            ("has:poll", [titled.Title]),
            ("-has:poll", ["Second topic"]),
            ("-has:code", ["Second topic", titled.Title]),
            ("replies:<1", [titled.Title]),
            ("replies:>0", ["Second topic"]),
            ("replies:>10", []),
            ("likes:>5", ["Second topic"]),
            ("likes:7", ["Second topic"]),
            ("after:2000-01-01", ["Second topic", titled.Title]),
            ("before:2000-01-01", []),
            ("after:2999", []),
            ("-torch", ["Second topic", titled.Title]),
            ("-torch -reply", [titled.Title]),
            ("torch OR plain", ["Second topic", titled.Title]),
            ("\"torch\" code OR x", ["Second topic"]),
            ($"\"title {word}\"", [titled.Title]),
            ($"\"{word} title\"", []),
            ("order:likes in:first", ["Second topic", titled.Title]),
        ];
        foreach (var (query, found) in cases)
        {
            var page = await visitor.GetAsync("/search?q=" + Uri.EscapeDataString($"{word} {query}".Trim()));
            Assert.False(page.Has(".search-problem"), $"{query}: {page.TextAt(".search-problem")}");
            var shown = page.Text.Contains("No post has all", StringComparison.Ordinal) ? [] : page.Texts(".search-hit h2");
            Assert.True(found.Order().SequenceEqual(shown.Order()), $"{query} finds {string.Join(", ", shown)}");
        }
    }

    [Fact]
    public async Task Order_is_the_one_that_was_asked_for()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var word = Cast.UniqueName("ordered");
        var topics = new List<Topic>();
        for (var number = 1; number <= 3; number++)
            topics.Add(await App.TopicAsync(member, category, $"Number {number}", $"{word} {string.Join(' ', Enumerable.Repeat("filler", 10 * number))}"));
        foreach (var (topic, days) in topics.Zip(DaysAgo))
        {
            var at = topic.CreatedAt.AddDays(-days);
            await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id).Set(row => row.CreatedAt, at).Set(row => row.LikeCount, days).Set(row => row.ImportedLikes, days).UpdateAsync());
        }

        await App.RunJobsAsync();

        Assert.Equal(["Number 1", "Number 3", "Number 2"], await FoundAsync($"{word} order:new"));
        Assert.Equal(["Number 2", "Number 3", "Number 1"], await FoundAsync($"{word} order:old"));
        Assert.Equal(["Number 2", "Number 3", "Number 1"], await FoundAsync($"{word} order:likes"));
        Assert.Equal(["Number 1", "Number 3", "Number 2"], await FoundAsync($"author:{member.Name}"));
    }

    [Fact]
    public async Task Best_is_first_titles_above_texts_and_answers_above_other_replies()
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var word = Cast.UniqueName("rank");
        var reply = await App.TopicAsync(member, category, "By a reply", "Some text of this length");
        await App.ReplyAsync(member, reply, $"Some {word} of this length");
        var answer = await App.TopicAsync(member, category, "By an answer", "Some text of this length");
        await App.ReplyAsync(member, answer, $"Some {word} of this length");
        var marked = await App.PostAsync(answer, 2);
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == answer.Id).Set(row => row.AnswerPostId, marked.Id).UpdateAsync());
        await App.TopicAsync(member, category, "By its text", $"Some {word} of this length");
        await App.TopicAsync(member, category, $"By its title {word}", "Some text of this length");
        await App.RunJobsAsync();

        var found = await FoundAsync(word);

        Assert.Equal($"By its title {word}", found[0]);
        Assert.Equal("By a reply", found[^1]);
    }

    [Theory]
    [InlineData("is:mine", "Only members can search by")]
    [InlineData("is:nonsense", "there is no such state")]
    [InlineData("author:nobody-of-this-name", "There is no member")]
    [InlineData("after:yesterday", "a day is written as")]
    [InlineData("replies:many", "a number is written as")]
    [InlineData("order:random", "the order is")]
    [InlineData("in:space", "title or first")]
    [InlineData("has:video", "code, image, link or poll")]
    [InlineData("\"not closed", "are not closed")]
    [InlineData("OR", "stands between two words")]
    public async Task What_cannot_be_read_is_named_and_the_rest_is_searched(string part, string said)
    {
        var (member, category) = (await App.MemberAsync(), await App.CategoryAsync());
        var word = Cast.UniqueName("rest");
        await App.TopicAsync(member, category, word, "It is not closed");
        await App.RunJobsAsync();

        var page = await App.NewVisitor().GetAsync("/search?q=" + Uri.EscapeDataString($"{word} {part}"));

        Assert.Contains(said, page.TextAt(".search-problem"), StringComparison.Ordinal);
        Assert.Equal([word], page.Texts(".search-hit h2"));
    }

    async Task<IReadOnlyList<string>> FoundAsync(string query) =>
        (await App.NewVisitor().GetAsync("/search?q=" + Uri.EscapeDataString(query))).Texts(".search-hit h2");
}
