using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Testing;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Shared;
using Parley.Web.Features.Topics;
using Xunit;

namespace Parley.WebTests.Topics;

public sealed class MoveRepliesTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Moderator_moves_the_ticked_replies_and_a_line_in_their_place_leads_there()
    {
        var (author, moderator, category) = await CastAsync();
        var (from, to) = (await App.TopicWithRepliesAsync(author, category, 4), await App.TopicWithRepliesAsync(author, category, 1));
        var visitor = await App.SignedInAsync(moderator);
        var page = await visitor.GetAsync($"/t/{from.Id}/{from.Slug}");
        Assert.False(page.Has("#p1 a[href*='/replies/move']"));

        var form = await visitor.GetAsync(page.LinkAt("#p3 a[href*='/replies/move']")!);
        Assert.Equal(["2", "3", "4", "5"], form.Document.QuerySelectorAll("[name=posts]").Select(box => box.GetAttribute("value")));
        Assert.Equal("3", form.Document.QuerySelector("[name=posts][checked]")?.GetAttribute("value"));
        var moved = await SendAsync(visitor, form, [3, 4], $"http://localhost/t/{to.Id}/{to.Slug}?page=1#p2");

        Assert.Equal($"/t/{to.Id}/{to.Slug}#p3", moved.Location);
        Assert.Equal(["Its text", "Reply 2", "Reply 3", "Reply 4"], (await App.TextsAsync(to.Id)).OrderBy(row => row.Key).Select(row => row.Value));
        var left = await App.NewVisitor().GetAsync($"/t/{from.Id}/{from.Slug}");
        Assert.Equal(1, left.Document.QuerySelectorAll(".moved-posts").Length);
        Assert.StartsWith($"2 replies were moved to “{to.Title}”", left.TextAt(".moved-posts"), StringComparison.Ordinal);
        Assert.Equal($"/t/{to.Id}/{to.Slug}#p3", left.LinkAt("#p2 + .moved-posts a"));
        Assert.True(left.Has(".moved-posts #p3") && left.Has(".moved-posts #p4") && left.Has("#p5.post"));
        var there = await App.NewVisitor().GetAsync($"/t/{to.Id}/{to.Slug}");
        Assert.Equal(["p3", "p4"], there.Document.QuerySelectorAll("article.post:has(.moved-mark)").Select(post => post.Id));
    }

    [Fact]
    public async Task Old_numbers_and_permanent_addresses_lead_to_the_post()
    {
        var (author, moderator, category) = await CastAsync();
        var (from, to) = (await App.TopicWithRepliesAsync(author, category, 3), await App.TopicAsync(author, category));
        var post = await App.PostAsync(from, 3);

        Assert.True((await App.MoveRepliesAsync(moderator, from, to, 3)).IsDone);

        var guest = App.NewVisitor();
        foreach (var address in new[] { $"/p/{post.Id}", $"/t/{from.Id}/3", $"/t/{from.Id}?post=3", $"/t/{from.Id}/{from.Slug}?post=3" })
            Assert.Equal($"/t/{to.Id}/{to.Slug}#p2", (await guest.GetAsync(address)).Location);
        Assert.Equal($"/t/{from.Id}/{from.Slug}#p2", (await guest.GetAsync($"/t/{from.Id}/2")).Location);
    }

    [Fact]
    public async Task Who_may_not_see_where_they_went_learns_no_title()
    {
        var (author, moderator, category) = await CastAsync();
        var from = await App.TopicWithRepliesAsync(author, category, 2);
        var secret = await App.TopicAsync(moderator, await App.CategoryAsync(GroupId.Moderators), "Top secret");

        Assert.True((await App.MoveRepliesAsync(moderator, from, secret, 2)).IsDone);

        var page = await (await App.SignedInAsync(author)).GetAsync($"/t/{from.Id}/{from.Slug}");
        Assert.StartsWith("1 reply was moved to another topic", page.TextAt(".moved-posts"), StringComparison.Ordinal);
        Assert.DoesNotContain("Top secret", page.Body, StringComparison.Ordinal);
        Assert.False(page.Has(".moved-posts a"));
        Assert.Equal($"/t/{from.Id}/{from.Slug}#p2", (await App.NewVisitor().GetAsync($"/t/{from.Id}/2")).Location);
        await App.RunJobsAsync();
        Assert.False(await App.WithDbAsync(db => db.Notifications.AnyAsync(row => row.MemberId == author.Id)));
    }

    [Fact]
    public async Task What_was_answered_stays_answered_where_both_are_moved()
    {
        var (author, moderator, category) = await CastAsync();
        var (from, to) = (await App.TopicWithRepliesAsync(author, category, 2), await App.TopicWithRepliesAsync(author, category, 2));
        await App.ReplyAsync(author, from, "To 2", replyTo: 2);
        await App.ReplyAsync(author, from, "To 3", replyTo: 3);

        Assert.True((await App.MoveRepliesAsync(moderator, from, to, 4, 5, 3)).IsDone);

        Assert.Equal(
            [("Reply 3", (int?)null), ("To 2", null), ("To 3", 4)],
            await App.WithDbAsync(async db => (await db.Posts.Where(row => row.TopicId == to.Id && row.Number > 3).OrderBy(row => row.Number).ToListAsync())
                .Select(row => (row.Markdown, row.ReplyToNumber))));
    }

    [Fact]
    public async Task Each_wrong_form_comes_back_with_the_message_beside_its_field()
    {
        var (author, moderator, category) = await CastAsync();
        var (from, hidden) = (await App.TopicWithRepliesAsync(author, category, 2), await App.TopicAsync(author, category));
        var other = $"{(await App.TopicAsync(author, category)).Id}";
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == hidden.Id).Set(row => row.Hidden, HiddenCauses.ByModerator).UpdateAsync());
        var visitor = await App.SignedInAsync(moderator);
        var form = await visitor.GetAsync($"/t/{from.Id}/replies/move");

        foreach (var (posts, target, field, words) in new (int[], string, string, string)[]
        {
            ([], $"{hidden.Id}", "posts", "Tick the replies"),
            ([1, 2], other, "posts", "cannot be moved alone"),
            ([1, 2, 3], other, "posts", "Merge the topic instead"),
            ([99], other, "posts", "no longer here"),
            ([2], "", "target", "no such topic"),
            ([2], "https://example.org/nothing", "target", "no such topic"),
            ([2], "99999999999999999999", "target", "no such topic"),
            ([2], "999999", "target", "no such topic"),
            ([2], $"/t/{from.Id}", "target", "the topic itself"),
            ([2], $"#{hidden.Id}", "target", "is hidden"),
        })
        {
            var refused = await SendAsync(visitor, form, posts, target);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(words, refused.TextAt($"#{field}-error"), StringComparison.Ordinal);
            Assert.Equal(target, refused.Document.QuerySelector("#target")!.GetAttribute("value") ?? "");
        }

        Assert.Equal(3, (await App.TextsAsync(from.Id)).Count);
    }

    [Fact]
    public async Task Nobody_but_moderators_moves_replies_or_merges()
    {
        var (author, _, category) = await CastAsync();
        var (topic, other) = (await App.TopicWithRepliesAsync(author, category, 1), await App.TopicAsync(author, category));
        var visitor = await App.SignedInAsync(author);

        Assert.False((await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}")).Has("a[href*='/replies/']"));
        foreach (var address in new[] { $"/t/{topic.Id}/replies/move", $"/t/{topic.Id}/replies/merge" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
            Assert.True((await App.NewVisitor().VisitAsync(address)).Has("form[action^='/login']"));
        }

        Assert.False((await App.MoveRepliesAsync(author, topic, other, 2)).IsFound);
        Assert.False((await App.MergeAsync(author, topic, other)).IsFound);
    }

    [Fact]
    public async Task Counters_times_likes_the_answer_and_what_was_told_are_right_afterwards()
    {
        await using var forum = await ForumApp.StartAsync();
        var (author, other, moderator) = (await forum.MemberAsync("author"), await forum.MemberAsync("other"), await forum.MemberAsync("mod", Role.Moderator));
        var (here, there) = (await forum.CategoryAsync(), await forum.CategoryAsync());
        var to = await forum.TopicWithRepliesAsync(author, there, 1);
        var from = await forum.TopicWithRepliesAsync(author, here, 1);
        await forum.ReplyAsync(other, from, "The answer");
        var answer = await forum.PostAsync(from, 3);
        await forum.LikedAsync(answer.Id, author.Id);
        await forum.WithDbAsync(db => db.Topics.Where(row => row.Id == from.Id).Set(row => row.AnswerPostId, answer.Id).UpdateAsync());
        await forum.WithDbAsync(db => db.RecountAsync(default));
        await forum.RunJobsAsync();

        Assert.True((await forum.MoveRepliesAsync(moderator, from, to, 3)).IsDone);
        await forum.RunJobsAsync();

        await forum.AssertCountedAsync();
        var (left, target) = (await forum.TopicNowAsync(from), await forum.TopicNowAsync(to));
        Assert.Equal((1, author.Id, null, 0), (left.ReplyCount, left.LastPosterId, left.AnswerPostId, left.LikeCount));
        Assert.Equal((2, other.Id, null, 1), (target.ReplyCount, target.LastPosterId, target.AnswerPostId, target.LikeCount));
        Assert.Equal((await forum.PostAsync(from, 2)).CreatedAt, left.BumpedAt);
        Assert.Equal(answer.CreatedAt, target.BumpedAt);
        Assert.All(await forum.WithDbAsync(db => db.Notifications.Where(row => row.PostId == answer.Id).ToListAsync()), row => Assert.Equal(to.Id, row.TopicId));
        Assert.Equal(
            [(ModeratorAct.RepliesMoved, from.Id, answer.Id)],
            await forum.WithDbAsync(async db => (await db.ModerationLog.ToListAsync()).Select(row => (row.Act, row.TopicId!.Value, row.PostId!.Value))));
    }

    [Fact]
    public async Task Author_is_told_once_for_the_topic_and_the_moderator_not()
    {
        var (author, moderator, category) = await CastAsync();
        var (from, to) = (await App.TopicWithRepliesAsync(author, category, 4), await App.TopicAsync(moderator, category));
        await App.ReplyAsync(moderator, from);
        await App.RunJobsAsync();

        Assert.True((await App.MoveRepliesAsync(moderator, from, to, 2, 3, 6)).IsDone);
        await App.RunJobsAsync();
        Assert.True((await App.MoveRepliesAsync(moderator, from, to, 4)).IsDone);
        await App.RunJobsAsync();

        var told = await App.WithDbAsync(db => db.Notifications.Where(row => row.Kind == NotificationKind.PostsMoved && row.TopicId == to.Id).ToListAsync());
        Assert.Equal([author.Id], told.Select(row => row.MemberId));
        var visitor = await App.SignedInAsync(author);
        var list = await visitor.GetAsync("/notifications");
        Assert.Contains($"{moderator.Name} moved what you wrote to this topic", list.Text, StringComparison.Ordinal);
        Assert.Equal("Reply 4", (await visitor.VisitAsync(list.LinkAt(".notification a[data-open]")!)).TextAt("#p5 .prose"));
    }

    [Fact]
    public async Task Moved_replies_are_as_new_to_each_reader_as_they_were()
    {
        var (author, moderator, category) = await CastAsync();
        var (reader, other) = (await App.MemberAsync("reader"), await App.MemberAsync("other"));
        var (from, to) = (await App.TopicWithRepliesAsync(author, category, 3), await App.TopicWithRepliesAsync(author, await App.CategoryAsync(), 1));
        await App.WithDbAsync(db => db.InsertAsync(new Parley.Domain.Reading.TopicMark { MemberId = reader.Id, TopicId = from.Id, Number = 3 }));
        await App.WithDbAsync(db => db.InsertAsync(new Parley.Domain.Reading.TopicMark { MemberId = other.Id, TopicId = to.Id, Number = 2 }));

        Assert.True((await App.MoveRepliesAsync(moderator, from, to, 2, 3, 4)).IsDone);

        var page = await (await App.SignedInAsync(reader)).GetAsync($"/t/{to.Id}/{to.Slug}");
        Assert.Equal(["p1", "p2", "p5"], NewOn(page));
        page = await (await App.SignedInAsync(other)).GetAsync($"/t/{to.Id}/{to.Slug}");
        Assert.Equal(["p3", "p4", "p5"], NewOn(page));
    }

    [Fact]
    public async Task Moved_back_they_stand_behind_the_last_reply_and_every_old_number_leads_there()
    {
        var (author, moderator, category) = await CastAsync();
        var (from, to) = (await App.TopicWithRepliesAsync(author, category, 3), await App.TopicAsync(author, category));

        Assert.True((await App.MoveRepliesAsync(moderator, from, to, 2)).IsDone);
        Assert.True((await App.MoveRepliesAsync(moderator, to, from, 2)).IsDone);

        Assert.Equal([1, 3, 4, 5], (await App.TextsAsync(from.Id)).Keys.Order());
        var guest = App.NewVisitor();
        Assert.Equal($"/t/{from.Id}/{from.Slug}#p5", (await guest.GetAsync($"/t/{from.Id}/2")).Location);
        Assert.Equal($"/t/{from.Id}/{from.Slug}#p5", (await guest.GetAsync($"/t/{to.Id}/2")).Location);
        Assert.StartsWith("1 reply now stands further down", (await guest.GetAsync($"/t/{from.Id}/{from.Slug}")).TextAt(".moved-posts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_it_is_done_once_and_what_others_moved_meanwhile_is_refused()
    {
        var (author, moderator, category) = await CastAsync();
        var (from, to, third) = (await App.TopicWithRepliesAsync(author, category, 3), await App.TopicAsync(author, category), await App.TopicAsync(author, category));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => App.MoveRepliesAsync(moderator, from, to, 2, 3)));

        Assert.All(outcomes, outcome => Assert.Equal(2, outcome.Value.Number));
        Assert.Equal(3, (await App.TextsAsync(to.Id)).Count);
        Assert.Equal("RepliesGone", (await App.MoveRepliesAsync(moderator, from, third, 3, 4)).Problems.Single().Code);
    }

    [Fact]
    public async Task Moves_that_cross_and_replies_that_arrive_meanwhile_lose_nothing()
    {
        await using var forum = await ForumApp.StartAsync();
        var (author, moderator, category) = (await forum.MemberAsync("author"), await forum.MemberAsync("mod", Role.Moderator), await forum.CategoryAsync());
        var (one, other) = (await forum.TopicWithRepliesAsync(author, category, 6), await forum.TopicWithRepliesAsync(author, category, 6));

        await Task.WhenAll(Enumerable.Range(2, 6).SelectMany(number => new Task[]
        {
            forum.MoveRepliesAsync(moderator, one, other, number),
            forum.MoveRepliesAsync(moderator, other, one, number),
            forum.ReplyAsync(author, number % 2 == 0 ? one : other, $"Meanwhile {number}"),
        }));

        await forum.AssertCountedAsync();
        var (left, right) = (await forum.TextsAsync(one.Id), await forum.TextsAsync(other.Id));
        Assert.Equal(20, left.Count + right.Count);
        Assert.Equal(6, left.Values.Concat(right.Values).Count(text => text.StartsWith("Meanwhile", StringComparison.Ordinal)));
    }

    // Each of these takes a topic's row, and those of members, of whom everyone is in both topics.
    [Fact]
    public async Task Likes_edits_and_hidings_of_posts_that_are_being_moved_find_them()
    {
        await using var forum = await ForumApp.StartAsync();
        var (first, second, moderator, category) =
            (await forum.MemberAsync("first"), await forum.MemberAsync("second"), await forum.MemberAsync("mod", Role.Moderator), await forum.CategoryAsync());
        var (one, other) = (await forum.TopicWithRepliesAsync(first, category, 6), await forum.TopicWithRepliesAsync(second, category, 6));
        var posts = await forum.WithDbAsync(db => db.Posts.Where(row => row.Number > 1).OrderBy(row => row.Id).ToListAsync());

        await Task.WhenAll(posts.SelectMany(post => new Task[]
        {
            forum.MoveRepliesAsync(moderator, post.TopicId == one.Id ? one : other, post.TopicId == one.Id ? other : one, post.Number),
            DoneAsync<LikePost, LikedPost>(forum, like => like.SetAsync(Viewer.Of(post.AuthorId == first.Id ? second : first), post.Id, likes: true, CancellationToken.None)),
            forum.ReplyAsync(post.AuthorId == first.Id ? second : first, post.TopicId == one.Id ? one : other, $"Meanwhile {post.Id}"),
            post.Number % 2 == 0
                ? DoneAsync<HidePost, FoundPost>(forum, hide => hide.HideAsync(Viewer.Of(moderator), post.Id, "Settled", CancellationToken.None))
                : DoneAsync<EditPost, PostAddress>(forum, edit => edit.EditAsync(
                    Viewer.Of(post.AuthorId == first.Id ? first : second), post.Id, new() { Text = $"Edited {post.Id}" }, CancellationToken.None)),
        }));
        await forum.RunJobsAsync();

        await forum.AssertCountedAsync();
        var texts = (await forum.TextsAsync(one.Id)).Values.Concat((await forum.TextsAsync(other.Id)).Values).ToList();
        Assert.Equal((6, 12, 26), (texts.Count(text => text.StartsWith("Edited", StringComparison.Ordinal)), texts.Count(text => text.StartsWith("Meanwhile", StringComparison.Ordinal)), texts.Count));
        Assert.Equal(0, await forum.WithDbAsync(db => db.Notifications.CountAsync(row => !db.Posts.Any(post => post.Id == row.PostId && post.TopicId == row.TopicId))));
    }

    [Fact]
    public async Task Long_topic_is_listed_by_ranges_of_numbers()
    {
        var (author, moderator, category) = await CastAsync();
        var topic = await App.TopicWithRepliesAsync(author, category, 1);
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.LastNumber, 449).UpdateAsync());
        await App.ReplyAsync(author, topic, "The 450th");
        var visitor = await App.SignedInAsync(moderator);

        var last = await visitor.GetAsync($"/t/{topic.Id}/replies/move");
        Assert.Equal(["450"], last.Document.QuerySelectorAll("[name=posts]").Select(box => box.GetAttribute("value")));
        var first = await visitor.GetAsync((await visitor.GetAsync(last.LinkAt("a[href*='before=']")!)).LinkAt("a[href*='before=']")!);
        Assert.Equal(["2"], first.Document.QuerySelectorAll("[name=posts]").Select(box => box.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/t/{topic.Id}/replies/move?post=-5&before=2147483647")).Status);
    }

    // What was hidden first is not there to be liked.
    static async Task DoneAsync<TAct, TDone>(ForumApp forum, Func<TAct, Task<Outcome<TDone>>> act)
        where TAct : notnull =>
        Assert.Empty((await forum.WithAsync(act)).Problems);

    static IEnumerable<string?> NewOn(Page page) => page.Document.QuerySelectorAll("article.post:has(.new-mark)").Select(post => post.Id);

    static Task<Page> SendAsync(Visitor visitor, Page form, int[] posts, string target) => visitor.PostAsync(form.Address.Split('?')[0],
    [
        new("__token", form.Document.QuerySelector("#move-replies input[name=__token]")!.GetAttribute("value")!),
        .. posts.Select(number => KeyValuePair.Create("posts", $"{number}")),
        new("to", MoveRepliesForm.ToExisting),
        new("target", target),
    ]);

    async Task<(Member Author, Member Moderator, Parley.Domain.Categories.Category Category)> CastAsync() =>
        (await App.MemberAsync("author"), await App.MemberAsync("mod", Role.Moderator), await App.CategoryAsync());
}
