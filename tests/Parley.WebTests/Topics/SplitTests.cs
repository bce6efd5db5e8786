using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Testing;
using Parley.Web.Features.Topics;
using Xunit;

namespace Parley.WebTests.Topics;

public sealed class SplitTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task First_of_the_replies_begins_the_new_topic_as_its_author()
    {
        await using var forum = await ForumApp.StartAsync();
        var (author, other, moderator) = (await forum.MemberAsync("author"), await forum.MemberAsync("other"), await forum.MemberAsync("mod", Role.Moderator));
        var (category, there) = (await forum.CategoryAsync(), await forum.CategoryAsync());
        var topic = await forum.TopicWithRepliesAsync(author, category, 1);
        await forum.ReplyAsync(other, topic, "Something else");
        await forum.ReplyAsync(author, topic, "About that", replyTo: 3);
        var written = (await forum.PostAsync(topic, 3)).CreatedAt;
        var visitor = await forum.SignedInAsync(moderator);
        var page = await visitor.GetAsync($"/t/{topic.Id}/replies/move");

        var split = await SendAsync(visitor, page, [3, 4], "Something else entirely", $"{there.Id}");

        var made = await forum.WithDbAsync(db => db.Topics.SingleAsync(row => row.Title == "Something else entirely"));
        Assert.Equal($"/t/{made.Id}/something-else-entirely", split.Location);
        Assert.Equal(
            (other.Id, there.Id, written, 2, 1, author.Id), (made.AuthorId, made.CategoryId, made.CreatedAt, made.LastNumber, made.ReplyCount, made.LastPosterId));
        Assert.Equal([null, null], await forum.WithDbAsync(db => db.Posts.Where(row => row.TopicId == made.Id).Select(row => row.ReplyToNumber).ToListAsync()));
        await forum.AssertCountedAsync();
        Assert.Equal((1, 0), await forum.WithDbAsync(async db => await db.Members.Where(row => row.Id == other.Id).Select(row => ValueTuple.Create(row.TopicCount, row.ReplyCount)).SingleAsync()));
        Assert.Equal(ModeratorAct.TopicSplit, await forum.WithDbAsync(db => db.ModerationLog.Select(row => row.Act).SingleAsync()));
        Assert.True((await forum.NewVisitor().GetAsync($"/t/{made.Id}/{made.Slug}")).Has("#p2"));
    }

    [Fact]
    public async Task New_topic_needs_a_title_a_category_and_a_first_post_that_is_seen()
    {
        var (author, moderator, category) = (await App.MemberAsync("author"), await App.MemberAsync("mod", Role.Moderator), await App.CategoryAsync());
        var topic = await App.TopicWithRepliesAsync(author, category, 2);
        await App.HidePostAsync(topic, 2, HiddenCauses.ByModerator);
        var visitor = await App.SignedInAsync(moderator);
        var page = await visitor.GetAsync($"/t/{topic.Id}/replies/move");

        foreach (var (title, to, field) in new[] { ("", $"{category.Id}", "title"), ("A title", "", "category"), ("A title", "99999", "category"), ("A title", $"{category.Id}", "posts") })
        {
            var refused = await SendAsync(visitor, page, [2, 3], title, to);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.True(refused.Has($"#{field}-error"));
            Assert.Equal(2, refused.Document.QuerySelectorAll("[name=posts][checked]").Length);
        }
    }

    [Fact]
    public async Task Sent_twice_it_makes_one_topic()
    {
        var (author, moderator, category) = (await App.MemberAsync("author"), await App.MemberAsync("mod", Role.Moderator), await App.CategoryAsync());
        var topic = await App.TopicWithRepliesAsync(author, category, 2);
        var title = Cast.UniqueName("Split");
        var form = new MoveRepliesForm { Posts = [2, 3], To = MoveRepliesForm.ToNew, Title = title, Category = category.Id.Value };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => App.MoveRepliesAsync(moderator, topic, form)));

        Assert.Single(outcomes.Select(outcome => outcome.Value.TopicId).Distinct());
        Assert.Equal(1, await App.WithDbAsync(db => db.Topics.CountAsync(row => row.Title == title)));
    }

    static Task<Page> SendAsync(Visitor visitor, Page form, int[] posts, string title, string category) => visitor.PostAsync(form.Address,
    [
        new("__token", form.Document.QuerySelector("#move-replies input[name=__token]")!.GetAttribute("value")!),
        .. posts.Select(number => KeyValuePair.Create("posts", $"{number}")),
        new("to", MoveRepliesForm.ToNew),
        new("title", title),
        new("category", category),
    ]);
}
