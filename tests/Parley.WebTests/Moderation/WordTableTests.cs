using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Search;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Moderation;
using Parley.Web.Features.Posts;
using Parley.WebTests.Records;
using Xunit;

namespace Parley.WebTests.Moderation;

public sealed class WordTableTests(ForumApp app) : TableTest(app, "/admin/replies")
{
    const string Excerpts = "tbody .excerpt";

    [Fact]
    public async Task Words_of_replies_are_those_of_the_search_with_its_forms_phrases_and_exclusions()
    {
        var staff = await ModeratorAsync();
        var topic = await App.TopicAsync(await App.MemberAsync(), await App.CategoryAsync());
        var word = Cast.UniqueName("otter");
        foreach (var text in new[] { $"{word}: the otters were swimming", $"{word}: swimming otters", $"{word}: badgers" })
            await App.ReplyAsync(await App.MemberAsync(), topic, text);
        await App.RunJobsAsync();

        Assert.Equal(2, (await FoundAsync(staff, $"q={word} otter swim", Excerpts)).Count);
        Assert.Equal([$"{word}: swimming otters"], await FoundAsync(staff, $"q={word} \"swimming otters\"", Excerpts));
        Assert.Equal([$"{word}: badgers"], await FoundAsync(staff, $"q={word} -swimming", Excerpts));
        await AssertNothingAsync(staff, $"q={word} weasels");
        await AssertNothingAsync(staff, "q=%25");
        await AssertNothingAsync(staff, $"q=author:{word} badgers -swimming weasels");
    }

    [Fact]
    public async Task Words_join_all_other_conditions_and_every_order()
    {
        var (staff, author) = (await ModeratorAsync(), await App.MemberAsync("author"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        var word = Cast.UniqueName("joined");
        await App.ReplyAsync(author, topic, $"{word} [link](https://example.org/)");
        await App.ReplyAsync(await App.MemberAsync(), topic, $"{word} plain");
        await App.HidePostAsync(topic, 3, HiddenCauses.ByFlags);
        await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id && row.Number == 2).Set(row => row.LikeCount, 4).UpdateAsync());
        await App.RunJobsAsync();

        Assert.Equal([$"{word} plain", $"{word} link"], await FoundAsync(staff, $"q={word}", Excerpts));
        Assert.Equal([$"{word} link", $"{word} plain"], await FoundAsync(staff, $"q={word}&sort=-likes", Excerpts));
        Assert.Equal([$"{word} link"], await FoundAsync(staff, $"q={word}&has=Link", Excerpts));
        Assert.Equal([$"{word} link"], await FoundAsync(staff, $"topic={topic.Id}&has=Link", Excerpts));
        Assert.Equal([$"{word} plain"], await FoundAsync(staff, $"q={word}&state=HiddenByFlags", Excerpts));
        Assert.Equal([$"{word} plain"], await FoundAsync(staff, $"q={word}&state=Hidden&from=2001-01-01", Excerpts));
        Assert.Equal([$"{word} link"], await FoundAsync(staff, $"q={word}&author={author.Name}&minLikes=4", Excerpts));
        await AssertNothingAsync(staff, $"q={word}&has=Image");
        await AssertNothingAsync(staff, $"q={word}&state=Edited");
        await AssertSortsAsync(staff, $"q={word}", columns: 5, Excerpts);
        Assert.Contains($"{word} plain", await FileAsync(staff, await TableAsync(staff, $"q={word}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_is_found_by_what_it_says_now_and_not_by_what_it_said()
    {
        var (staff, author) = (await ModeratorAsync(), await App.MemberAsync("author"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        var (before, after) = (Cast.UniqueName("before"), Cast.UniqueName("after"));
        await App.ReplyAsync(author, topic, before);
        await App.RunJobsAsync();
        var post = (await App.PostAsync(topic, 2)).Id;
        await App.WithAsync<EditPost, object>(async edit => await edit.EditAsync(Viewer.Of(author), post, new EditPostForm { Text = after }, CancellationToken.None));
        await App.RunJobsAsync();

        await AssertNothingAsync(staff, $"q={before}");
        Assert.Equal([after], await FoundAsync(staff, $"q={after}&state=Edited", Excerpts));
    }

    [Fact]
    public async Task Topics_are_found_by_words_of_their_titles_and_of_their_first_posts()
    {
        var (staff, author, word) = (await ModeratorAsync(), await App.MemberAsync("author"), Cast.UniqueName("topical"));
        var category = await App.CategoryAsync();
        var titled = await App.TopicAsync(author, category, $"Titled {word}");
        var worded = await App.TopicAsync(author, category, "Worded", $"It speaks of {word}");
        await App.ReplyAsync(author, await App.TopicAsync(author, category, "Answered"), $"Only a reply has {word}");
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == worded.Id).Set(row => row.Hidden, HiddenCauses.ByModerator).UpdateAsync());
        await App.RunJobsAsync();

        async Task<IReadOnlyList<string>> TitlesAsync(string conditions) => (await staff.VisitAsync($"/admin/topics?{conditions}")).Texts($"{Head} > a");

        Assert.Equal(["Worded", titled.Title], await TitlesAsync($"q={word}"));
        Assert.Equal([titled.Title], await TitlesAsync($"q=in:title {word}"));
        Assert.Equal([titled.Title], await TitlesAsync($"q={word}&state=Shown&maxViews=0&maxLikes=0"));
        Assert.Equal(["Worded"], await TitlesAsync($"q={word}&state=HiddenByModerator"));
        Assert.Equal([titled.Title, "Worded"], await TitlesAsync($"q={word}&sort=title"));
        Assert.Empty(await TitlesAsync($"q={word}&minLikes=1"));
    }

    [Fact]
    public async Task Held_posts_are_found_by_their_state_and_by_their_words()
    {
        await using var forum = await ForumApp.StartAsync(set: options => options.Posting.HoldFirstPosts = 1);
        var staff = await forum.SignedInAsync(await forum.MemberAsync("mod", Role.Moderator));
        var old = await forum.MemberAsync("old", Role.Moderator);
        var topic = await forum.TopicAsync(old, await forum.CategoryAsync(), "Not held");
        await forum.ReplyAsync(await forum.MemberAsync("newcomer"), topic, "A wombat waits");
        var held = await forum.TopicAsync(await forum.MemberAsync("newcomer"), await forum.CategoryAsync(), "Held wombats");
        await forum.RunJobsAsync();

        Assert.Equal(["A wombat waits"], (await staff.VisitAsync("/admin/replies?q=wombat&state=Held")).Texts(Excerpts));
        Assert.Equal(["A wombat waits"], (await staff.VisitAsync("/admin/replies?state=Held")).Texts(Excerpts));
        Assert.Equal([held.Title], (await staff.VisitAsync("/admin/topics?q=wombat&state=Held")).Texts($"{Head} > a"));
        Assert.DoesNotContain("wombat", (await forum.NewVisitor().VisitAsync("/search?q=wombats")).TextAt("main ol") ?? "", StringComparison.Ordinal);
    }

    // What so many say is looked for along the table, and not named as a whole.
    [Fact]
    public async Task Of_what_very_many_say_the_first_ones_by_the_table_are_named()
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        for (var number = 0; number < 4; number++)
            await App.ReplyAsync(author, topic, $"Reply {number}");
        var posts = await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync());
        var said = posts.Skip(1).Take(3).ToList();

        var named = await App.WithDbAsync(db => SeekWords.NameAsync(
            new HitSet(db, HitsOf(said)), InTopic(db, topic).OrderByDescending(row => row.Id).Select(row => row.Id), most: 2, CancellationToken.None));
        var all = await App.WithDbAsync(db => SeekWords.NameAsync(
            new HitSet(db, HitsOf(said)), InTopic(db, topic).OrderBy(row => row.Id).Select(row => row.Id), most: 10, CancellationToken.None));

        Assert.Equal([said[2], said[1]], named);
        Assert.Equal(said, all);
    }

    static IQueryable<Post> InTopic(ParleyDb db, Topic topic) => db.Posts.Where(row => row.TopicId == topic.Id);

    // These, and more posts of far beyond than a statement names.
    static HitList HitsOf(IEnumerable<PostId> posts)
    {
        const int VersionBits = 4;
        var documents = posts.Select(post => post.Value << VersionBits)
            .Concat(Enumerable.Range(0, SeekWords.MostNamed).Select(number => (1_000_000_000L + number) << VersionBits)).ToArray();
        return new(documents, new int[documents.Length], documents.Length);
    }
}
