using System.Net;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Moderation;
using Parley.Testing;
using Parley.Web.Features.Posts;
using Xunit;

namespace Parley.WebTests.Posts;

public sealed class RepliesToPostTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Post_says_how_many_replies_it_has_and_lists_them_as_links()
    {
        var (author, other) = (await App.MemberAsync("author"), await App.MemberAsync("other"));
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        await App.ReplyAsync(author, topic, "A question");
        await App.ReplyAsync(other, topic, "An **answer**", replyTo: 2);
        await App.ReplyAsync(author, topic, "Another", replyTo: 2);
        await App.ReplyAsync(author, topic, "To nobody");
        var guest = App.NewVisitor();

        var page = await guest.VisitAsync($"/t/{topic.Id}");
        Assert.Equal("2 replies", page.TextAt("#p2 .replies > summary"));
        Assert.False(page.Has("#p3 .replies"));
        var list = await guest.GetAsync(page.LinkAt("#p2 .reply-list a")!);

        Assert.Equal([$"{other.Name} #3 An answer", $"{author.Name} #4 Another"], list.Texts(".reply-list li a"));
        Assert.Equal($"/t/{topic.Id}/{topic.Slug}#p3", list.LinkAt(".reply-list li a"));
        var part = await guest.GetAsync(page.Document.QuerySelector("#p2 .replies")!.GetAttribute("hx-get")!);
        Assert.StartsWith("<div class=\"reply-list\"", part.Body.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arabic_name_in_a_sentence_does_not_draw_the_number_behind_it_to_its_other_side()
    {
        var author = await App.MemberAsync("سلمى");
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        await App.ReplyAsync(author, topic, "A question");
        await App.ReplyAsync(author, topic, "An answer", replyTo: 2);

        var page = await App.NewVisitor().VisitAsync($"/t/{topic.Id}");

        Assert.Equal($"Reply to \u2068{author.Name}\u2069, #2", page.TextAt("#p3 .reply-to"));
    }

    [Fact]
    public async Task Hidden_replies_are_neither_counted_nor_listed_but_for_moderators()
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        await App.ReplyAsync(author, topic, "A question");
        await App.ReplyAsync(author, topic, "A secret", replyTo: 2);
        await App.HidePostAsync(topic, 3, HiddenCauses.ByModerator);
        var post = await App.PostAsync(topic, 2);
        var moderator = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        foreach (var visitor in new[] { App.NewVisitor(), await App.SignedInAsync(await App.MemberAsync()) })
        {
            Assert.False((await visitor.VisitAsync($"/t/{topic.Id}")).Has(".replies"));
            Assert.DoesNotContain("secret", (await visitor.GetAsync($"/p/{post.Id}/replies")).Body, StringComparison.Ordinal);
        }

        Assert.Equal("1 reply", (await moderator.VisitAsync($"/t/{topic.Id}")).TextAt("#p2 .replies > summary"));
    }

    [Fact]
    public async Task Replies_likes_and_history_of_what_one_may_not_see_are_not_found()
    {
        var author = await App.MemberAsync("author", Role.Moderator);
        var topic = await App.TopicAsync(author, await App.CategoryAsync(GroupId.Moderators));
        var post = await App.PostAsync(topic, 1);
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        foreach (var page in new[] { "", "/replies", "/likes", "/history", "/bookmark", "/hiding", "/edit" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/p/{post.Id}{page}")).Status);
    }

    [Fact]
    public async Task Many_replies_are_paged()
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        await App.ReplyAsync(author, topic, "A question");
        for (var number = 0; number < ListReplies.RowsPerPage + 2; number++)
            await App.ReplyAsync(author, topic, "An answer", replyTo: 2);
        var guest = App.NewVisitor();

        var first = await guest.GetAsync($"/p/{(await App.PostAsync(topic, 2)).Id}/replies");
        var second = await guest.GetAsync(first.LinkAt(".reply-list > p > a")!);

        Assert.Equal(ListReplies.RowsPerPage, first.Texts(".reply-list li").Count);
        Assert.Equal(2, second.Texts(".reply-list li").Count);
    }
}
