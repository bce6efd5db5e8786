using System.Net;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Notifications;

public sealed class NotificationTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Mention_makes_a_link_a_count_at_the_bell_and_a_line_on_the_page_that_goes_to_the_post()
    {
        var (author, named) = (await App.MemberAsync("author"), await App.MemberAsync("named"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync(), "Calling somebody", $"Hello @{named.Name.ToUpperInvariant()}!");
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(named);

        var list = await visitor.GetAsync("/notifications");
        Assert.Equal("1 unread", list.TextAt(".bell-count"));
        Assert.Contains($"{author.Name} mentioned you", list.TextAt(".notification.unread"), StringComparison.Ordinal);
        var post = await visitor.VisitAsync(list.LinkAt(".notification a")!);
        Assert.Equal(topic.Title, post.Title);
        Assert.Equal($"/u/{named.Name}", post.LinkAt(".prose a.mention"));
        Assert.False(post.Has(".bell-count"));
    }

    [Fact]
    public async Task Names_in_code_and_addresses_and_of_nobody_notify_nobody()
    {
        var (author, named) = (await App.MemberAsync(), await App.MemberAsync("named"));

        await App.TopicAsync(author, await App.CategoryAsync(), "Quiet", $"`@{named.Name}` me@{named.Name} @nobody-at-all");
        await App.RunJobsAsync();

        Assert.Equal(0, await CountAsync(named));
    }

    [Fact]
    public async Task Reply_tells_the_topics_author_and_the_author_of_the_post_answered_but_not_oneself()
    {
        var (starter, asker, answerer) = (await App.MemberAsync("starter"), await App.MemberAsync("asker"), await App.MemberAsync("answerer"));
        await App.SetAsync(asker, row => row.WatchesOwn, false);
        await App.SetAsync(answerer, row => row.WatchesOwn, false);
        var topic = await App.TopicAsync(starter, await App.CategoryAsync());
        await App.ReplyAsync(asker, topic, "A question");
        await App.ReplyAsync(answerer, topic, "An answer", replyTo: 2);
        await App.ReplyAsync(starter, topic, "Thanks");
        await App.RunJobsAsync();

        Assert.Equal(2, await CountAsync(starter));
        Assert.Equal(1, await CountAsync(asker));
        Assert.Equal(0, await CountAsync(answerer));
    }

    [Fact]
    public async Task One_post_tells_a_member_once_even_if_it_names_and_answers_and_is_edited()
    {
        var (starter, replier) = (await App.MemberAsync("starter"), await App.MemberAsync("replier"));
        var topic = await App.TopicAsync(starter, await App.CategoryAsync());
        await App.ReplyAsync(replier, topic, $"@{starter.Name} hello @{starter.Name}", replyTo: 1);
        await App.RunJobsAsync();
        var post = await App.WithDbAsync(db => db.Posts.SingleAsync(row => row.TopicId == topic.Id && row.Number == 2));
        var visitor = await App.SignedInAsync(replier);
        await visitor.SubmitAsync(await visitor.GetAsync($"/p/{post.Id}/edit"), "form.composer", ("text", $"@{starter.Name} hello again"));
        await App.RunJobsAsync();

        Assert.Equal(1, await CountAsync(starter));
    }

    [Fact]
    public async Task Nobody_is_told_of_what_they_may_not_see()
    {
        var (moderator, member) = (await App.MemberAsync("mod", Role.Moderator), await App.MemberAsync());

        await App.TopicAsync(moderator, await App.CategoryAsync(GroupId.Moderators), "Staff only", $"@{member.Name}");
        await App.RunJobsAsync();

        Assert.Equal(0, await CountAsync(member));
    }

    [Fact]
    public async Task All_are_marked_as_read_by_one_button()
    {
        var (author, named) = (await App.MemberAsync(), await App.MemberAsync("named"));
        var category = await App.CategoryAsync();
        for (var number = 0; number < 3; number++)
            await App.TopicAsync(author, category, $"Topic {number}", $"@{named.Name}");
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(named);

        var before = await visitor.GetAsync("/notifications");
        var after = await visitor.SubmitAsync(before, "form[action='/notifications/read']");

        Assert.Equal("3 unread", before.TextAt(".bell-count"));
        Assert.False(after.Has(".bell-count"));
        Assert.Equal(3, after.Texts(".notification").Count);
        Assert.False(after.Has(".notification.unread"));
    }

    [Fact]
    public async Task Notification_of_another_member_can_not_be_opened()
    {
        var (author, named) = (await App.MemberAsync(), await App.MemberAsync("named"));
        await App.TopicAsync(author, await App.CategoryAsync(), "Private", $"@{named.Name}");
        await App.RunJobsAsync();
        var id = await App.WithDbAsync(db => db.Notifications.Where(row => row.MemberId == named.Id).Select(row => row.Id).SingleAsync());
        var stranger = await App.SignedInAsync(author);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/notifications/{id}")).Status);
    }

    [Fact]
    public async Task Newcomer_without_notifications_is_told_what_comes_here()
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        Assert.Contains("Nothing yet", (await visitor.GetAsync("/notifications")).Text, StringComparison.Ordinal);
    }

    Task<int> CountAsync(Member member) => App.WithDbAsync(db => db.Notifications.CountAsync(row => row.MemberId == member.Id));
}
