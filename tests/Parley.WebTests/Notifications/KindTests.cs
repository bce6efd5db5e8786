using LinqToDB;
using LinqToDB.Async;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Topics;
using Xunit;

namespace Parley.WebTests.Notifications;

/// <summary>What members are told of beyond mentions and answers.</summary>
public sealed class KindTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Author_is_told_of_a_quote_from_another_topic_and_no_more_than_once()
    {
        var (quoted, quoter) = (await App.MemberAsync("quoted"), await App.MemberAsync("quoter"));
        var category = await App.CategoryAsync();
        var (source, other) = (await App.TopicAsync(quoted, category), await App.TopicAsync(quoter, category));
        await App.ReplyAsync(quoted, source, "Wise words");

        await App.ReplyAsync(quoter, other, $"[quote=\"{quoted.Name}, post:2, topic:{source.Id}\"]\nWise words\n[/quote]\n\nIndeed");
        await App.ReplyAsync(quoter, source, $"[quote=\"{quoted.Name}, post:1, topic:{source.Id}\"]\nIts text\n[/quote]\n\nAnd an answer", replyTo: 2);
        await App.RunJobsAsync();

        var visitor = await App.SignedInAsync(quoted);
        Assert.Equal([NotificationKind.Quote, NotificationKind.Quote], (await RowsAsync(quoted)).Select(row => row.Kind));
        Assert.Contains($"{quoter.Name} quoted you", (await visitor.GetAsync("/notifications")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[quote=\"x, post:99, topic:{0}\"]\nWords\n[/quote]\n\nYes")]
    [InlineData("[quote=\"x, post:1, topic:99999999\"]\nWords\n[/quote]\n\nYes")]
    [InlineData("[quote=\"x, post:-1, topic:0\"]\nWords\n[/quote]\n\nYes")]
    [InlineData("`[quote=\"x, post:1, topic:{0}\"]Words[/quote]`")]
    public async Task Quote_of_nothing_tells_nobody(string text)
    {
        var (author, quoter) = (await App.MemberAsync(), await App.MemberAsync("quoter"));
        var category = await App.CategoryAsync();
        var topic = await App.TopicAsync(author, category);

        await App.TopicAsync(quoter, category, "Another topic", string.Format(System.Globalization.CultureInfo.InvariantCulture, text, topic.Id));
        await App.RunJobsAsync();

        Assert.Empty(await RowsAsync(author));
    }

    [Fact]
    public async Task Likes_of_a_post_are_one_line_that_counts_each_member_once()
    {
        var (author, category) = (await App.MemberAsync("author"), await App.CategoryAsync());
        var post = await FirstPostAsync(await App.TopicAsync(author, category, "A liked topic"));
        var likers = new List<Member>();
        for (var number = 0; number < 4; number++)
            likers.Add(await App.MemberAsync("liker"));
        var visitor = await App.SignedInAsync(author);

        await App.LikedAsync(post, likers[0].Id);
        Assert.Contains($"{likers[0].Name} liked your post", (await visitor.GetAsync("/notifications")).Text, StringComparison.Ordinal);
        await App.LikedAsync(post, likers[1].Id);
        Assert.Contains($"{likers[1].Name} and one other liked your post", (await visitor.GetAsync("/notifications")).Text, StringComparison.Ordinal);
        foreach (var liker in likers.Append(likers[1]).Append(author))
            await App.LikedAsync(post, liker.Id);

        var page = await visitor.GetAsync("/notifications");
        Assert.Single(page.Texts(".notification"));
        Assert.Contains($"{likers[3].Name} and 3 others liked your post", page.Text, StringComparison.Ordinal);
        Assert.Equal("1 unread", page.TextAt(".bell-count"));
    }

    [Fact]
    public async Task New_like_makes_the_line_unread_again()
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        var post = await FirstPostAsync(topic);
        var visitor = await App.SignedInAsync(author);
        await App.LikedAsync(post, (await App.MemberAsync()).Id);
        Assert.False((await visitor.VisitAsync($"/t/{topic.Id}")).Has(".bell-count"));

        await App.LikedAsync(post, (await App.MemberAsync()).Id);

        Assert.Equal("1 unread", (await visitor.GetAsync("/notifications")).TextAt(".bell-count"));
        Assert.Single(await RowsAsync(author));
    }

    [Fact]
    public async Task Author_is_told_what_a_moderator_did_even_with_a_hidden_post_and_one_ignored()
    {
        var (author, moderator) = (await App.MemberAsync("author"), await App.MemberAsync("mod", Role.Moderator));
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        await App.ReplyAsync(author, topic, "Too loud");
        await App.IgnoreAsync(author, moderator);
        await App.WatchAsync(author, topic, WatchLevel.Muted);
        var post = await App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id && row.Number == 2).Select(row => row.Id).SingleAsync());
        await App.HidePostAsync(topic, 2, HiddenCauses.ByModerator);

        await App.HappenAsync(new PostModerated(post.Value, moderator.Id.Value, ModeratorAct.PostHidden));

        var visitor = await App.SignedInAsync(author);
        var list = await visitor.GetAsync("/notifications");
        Assert.Contains($"{moderator.Name} hid your post", list.Text, StringComparison.Ordinal);
        Assert.Equal("1 unread", list.TextAt(".bell-count"));
        var opened = await visitor.VisitAsync(list.LinkAt(".notification a")!);
        Assert.Equal(topic.Title, opened.Title);
        Assert.False(opened.Has(".bell-count"));

        await App.HidePostAsync(topic, 2, HiddenCauses.None);
        await App.HappenAsync(new PostModerated(post.Value, moderator.Id.Value, ModeratorAct.PostShown));
        Assert.Equal([NotificationKind.PostShown], (await RowsAsync(author)).Select(row => row.Kind));
    }

    [Fact]
    public async Task Moderator_is_not_told_of_own_deeds_and_the_author_of_closing_and_opening_is()
    {
        var (author, moderator) = (await App.MemberAsync("author"), await App.MemberAsync("mod", Role.Moderator));
        var category = await App.CategoryAsync();
        var (own, others) = (await App.TopicAsync(moderator, category), await App.TopicAsync(author, category));

        foreach (var topic in new[] { own, others })
            await App.WithAsync<CloseTopic, bool>(async close => (await close.CloseAsync(Viewer.Of(moderator), topic.Id, "Old", default)).IsDone);
        await App.RunJobsAsync();
        Assert.Equal([NotificationKind.TopicClosed], (await RowsAsync(author)).Select(row => row.Kind));

        await App.WithAsync<CloseTopic, bool>(async close => (await close.ReopenAsync(Viewer.Of(moderator), others.Id, "Not so old", default)).IsDone);
        await App.RunJobsAsync();

        Assert.Empty(await RowsAsync(moderator));
        Assert.Equal([NotificationKind.TopicReopened], (await RowsAsync(author)).Select(row => row.Kind));
    }

    // Two nodes may take two jobs of one post, and the later one may be done first.
    [Fact]
    public async Task Act_that_holds_no_more_is_not_told()
    {
        var (author, moderator) = (await App.MemberAsync("author"), await App.MemberAsync("mod", Role.Moderator));
        var post = await FirstPostAsync(await App.TopicAsync(author, await App.CategoryAsync()));

        await App.HappenAsync(new PostModerated(post.Value, moderator.Id.Value, ModeratorAct.PostShown));
        await App.HappenAsync(new PostModerated(post.Value, moderator.Id.Value, ModeratorAct.PostHidden));

        Assert.Equal([NotificationKind.PostShown], (await RowsAsync(author)).Select(row => row.Kind));
    }

    // A crash between doing a job and noting that repeats it, and two nodes may have two jobs of one post in hand.
    [Fact]
    public async Task Job_that_is_done_again_tells_and_counts_nobody_twice()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var post = await FirstPostAsync(await App.TopicAsync(author, await App.CategoryAsync(), "Once", $"@{reader.Name}"));
        var (posted, liked) = (new ReplyPosted(post.Value, [reader.Id.Value, reader.Id.Value]), new PostLiked(post.Value, reader.Id.Value));
        await App.LikedAsync(post, reader.Id);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => App.HappenAsync(posted)).Concat(Enumerable.Range(0, 4).Select(_ => App.HappenAsync(liked))));
        await App.RunJobsAsync();

        Assert.Single(await RowsAsync(reader));
        Assert.Equal([1], (await RowsAsync(author)).Select(row => row.ActorCount));
    }

    [Theory]
    [InlineData(MentionsFrom.Everyone, 2)]
    [InlineData(MentionsFrom.Staff, 1)]
    [InlineData(MentionsFrom.Nobody, 0)]
    public async Task Member_says_by_whose_mention_they_are_told(MentionsFrom from, int told)
    {
        var (member, moderator, reader) = (await App.MemberAsync(), await App.MemberAsync("mod", Role.Moderator), await App.MemberAsync("reader"));
        await App.SetAsync(reader, row => row.MentionsFrom, from);
        var category = await App.CategoryAsync();

        await App.TopicAsync(member, category, "By a member", $"@{reader.Name}");
        await App.TopicAsync(moderator, category, "By a moderator", $"@{reader.Name}");
        await App.RunJobsAsync();

        Assert.Equal(told, (await RowsAsync(reader)).Count);
    }

    [Fact]
    public async Task What_is_hidden_or_moved_out_of_sight_is_told_no_more_and_told_again_when_it_is_back()
    {
        var (author, reader) = (await App.MemberAsync("author"), await App.MemberAsync("reader"));
        var (open, closed) = (await App.CategoryAsync(), await App.CategoryAsync(GroupId.Moderators));
        var topic = await App.TopicAsync(author, open, "Coming and going", $"@{reader.Name}");
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(reader);
        await AssertToldAsync(visitor, 1);

        await App.HidePostAsync(topic, 1, HiddenCauses.ByModerator);
        await AssertToldAsync(visitor, 0);
        await App.HidePostAsync(topic, 1, HiddenCauses.None);
        await AssertToldAsync(visitor, 1);

        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.Hidden, HiddenCauses.ByModerator).UpdateAsync());
        await AssertToldAsync(visitor, 0);
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id)
            .Set(row => row.Hidden, HiddenCauses.None).Set(row => row.CategoryId, closed.Id).UpdateAsync());
        await AssertToldAsync(visitor, 0);
        await App.SetAsync(reader, row => row.Role, Role.Moderator);
        await AssertToldAsync(visitor, 1);
    }

    // The bell asks the table for the role, lists of topics ask the viewer: they must not disagree.
    [Fact]
    public async Task Bell_and_topics_agree_on_what_a_member_may_see()
    {
        var (author, role) = (await App.MemberAsync("author", Role.Administrator), new[] { Role.Member, Role.Moderator, Role.Administrator });
        var readers = new List<Member>();
        foreach (var one in role)
            readers.Add(await App.MemberAsync("reader", one));
        var names = string.Join(' ', readers.Select(reader => $"@{reader.Name}"));
        foreach (var access in new[] { GroupId.Everyone, GroupId.Members, GroupId.Moderators })
        {
            foreach (var hidden in new[] { HiddenCauses.None, HiddenCauses.ByModerator })
            {
                var topic = await App.TopicAsync(author, await App.CategoryAsync(access), "Seen by some", names);
                await App.RunJobsAsync();
                await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.Hidden, hidden).UpdateAsync());
            }
        }

        foreach (var reader in readers)
        {
            var told = await App.WithDbAsync(db => db.NotificationsOf(reader.Id).Select(row => row.TopicId).OrderBy(id => id).ToListAsync());
            var seen = await App.WithDbAsync(db => db.TopicsVisibleTo(Parley.Domain.Permissions.Viewer.Of(reader))
                .Where(row => row.AuthorId == author.Id).Select(row => row.Id).OrderBy(id => id).ToListAsync());
            Assert.Equal(seen, told);
        }
    }

    static async Task AssertToldAsync(Visitor visitor, int count)
    {
        var page = await visitor.GetAsync("/notifications");
        Assert.Equal(count, page.Texts(".notification").Count);
        Assert.Equal(count > 0 ? $"{count} unread" : null, page.TextAt(".bell-count"));
    }

    Task<PostId> FirstPostAsync(Topic topic) =>
        App.WithDbAsync(db => db.Posts.Where(row => row.TopicId == topic.Id && row.Number == 1).Select(row => row.Id).SingleAsync());

    Task<List<Notification>> RowsAsync(Member member) =>
        App.WithDbAsync(db => db.Notifications.Where(row => row.MemberId == member.Id).OrderBy(row => row.Id).ToListAsync());
}
