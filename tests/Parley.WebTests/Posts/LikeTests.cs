using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Posts;
using Xunit;

namespace Parley.WebTests.Posts;

public sealed class LikeTests(ForumApp app) : ForumTest(app)
{
    const int AtOnce = 8;

    [Fact]
    public async Task Member_likes_a_post_and_takes_it_back()
    {
        var (author, topic, post) = await PostAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync("liker"));

        var liked = await visitor.PressAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "#p1 .like");
        Assert.Equal("1 like", liked.TextAt("#p1 .likes"));
        Assert.Equal("true", liked.Document.QuerySelector("#p1 .like")!.GetAttribute("aria-pressed"));
        Assert.Equal((1, 1, 1), await CountsAsync(author, post));

        var unliked = await visitor.PressAsync(liked, "#p1 .like");
        Assert.False(unliked.Has("#p1 .likes"));
        Assert.Equal((0, 0, 0), await CountsAsync(author, post));
    }

    [Fact]
    public async Task Like_sent_twice_counts_once_and_so_does_taking_it_back()
    {
        var (author, topic, post) = await PostAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync("liker"));
        var page = await visitor.VisitAsync($"/t/{topic.Id}");

        await visitor.PressAsync(page, "#p1 .like");
        var twice = await visitor.PressAsync(page, "#p1 .like");
        Assert.Equal((1, 1, 1), await CountsAsync(author, post));

        await visitor.PressAsync(twice, "#p1 .like");
        await visitor.PressAsync(twice, "#p1 .like");
        Assert.Equal((0, 0, 0), await CountsAsync(author, post));
    }

    [Fact]
    public async Task Many_at_once_lose_nothing_and_count_nothing_twice()
    {
        var (author, _, post) = await PostAsync();
        var likers = new List<Viewer>();
        for (var number = 0; number < AtOnce; number++)
            likers.Add(Viewer.Of(await App.MemberAsync("liker")));

        await Task.WhenAll(likers.Concat(likers).Select(liker => SetAsync(liker, post, likes: true)));
        Assert.Equal((AtOnce, AtOnce, AtOnce), await CountsAsync(author, post));

        await Task.WhenAll(likers.Concat(likers).Select(liker => SetAsync(liker, post, likes: false)));
        Assert.Equal((0, 0, 0), await CountsAsync(author, post));
    }

    [Fact]
    public async Task Own_and_hidden_posts_and_events_are_not_liked()
    {
        var (author, topic, post) = await PostAsync();
        var (owner, other) = (await App.SignedInAsync(author), await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator)));
        Assert.False((await owner.VisitAsync($"/t/{topic.Id}")).Has(".like"));

        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(owner, topic, $"/p/{post.Id}/like")).Status);
        await App.HidePostAsync(topic, 1, HiddenCauses.ByModerator);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(other, topic, $"/p/{post.Id}/like")).Status);
        await App.HidePostAsync(topic, 1, HiddenCauses.None);
        await App.WithDbAsync(db => db.Posts.Where(row => row.Id == post.Id).Set(row => row.Kind, PostKind.Closed).UpdateAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(other, topic, $"/p/{post.Id}/like")).Status);
        Assert.Equal((0, 0, 0), await CountsAsync(author, post));
    }

    [Fact]
    public async Task Script_gets_the_button_alone()
    {
        var (_, topic, post) = await PostAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync("liker"));
        var page = await visitor.VisitAsync($"/t/{topic.Id}");
        visitor.Headers["HX-Request"] = "true";

        var part = await visitor.PressOnlyAsync(page, "#p1 .like");

        Assert.Equal(HttpStatusCode.OK, part.Status);
        Assert.StartsWith("<span class=\"like-act\"", part.Body.Trim(), StringComparison.Ordinal);
        Assert.Contains($"/p/{post.Id}/like/remove", part.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Author_is_told_and_told_no_more_when_the_like_goes()
    {
        var (author, topic, _) = await PostAsync();
        var (one, other) = (await App.MemberAsync("one"), await App.MemberAsync("other"));
        var (first, second) = (await App.SignedInAsync(one), await App.SignedInAsync(other));
        var reader = await App.SignedInAsync(author);
        var liked = await first.PressAsync(await first.VisitAsync($"/t/{topic.Id}"), "#p1 .like");
        var likedToo = await second.PressAsync(await second.VisitAsync($"/t/{topic.Id}"), "#p1 .like");
        await App.RunJobsAsync();
        Assert.Contains($"{other.Name} and one other liked your post", (await reader.GetAsync("/notifications")).Text, StringComparison.Ordinal);

        await second.PressAsync(likedToo, "#p1 .like");
        await App.RunJobsAsync();
        Assert.Contains($"{one.Name} liked your post", (await reader.GetAsync("/notifications")).Text, StringComparison.Ordinal);

        await first.PressAsync(liked, "#p1 .like");
        await App.RunJobsAsync();
        Assert.False((await reader.GetAsync("/notifications")).Has(".notification"));
    }

    [Fact]
    public async Task Everybody_sees_who_likes_a_post_but_not_of_one_that_they_do_not_see()
    {
        var (_, topic, post) = await PostAsync();
        var liker = await App.MemberAsync("liker");
        await SetAsync(Viewer.Of(liker), post, likes: true);
        var guest = App.NewVisitor();

        var page = await guest.GetAsync((await guest.VisitAsync($"/t/{topic.Id}")).LinkAt("#p1 .likes")!);
        Assert.Equal([liker.Name], page.Texts(".member-list a"));

        await App.HidePostAsync(topic, 1, HiddenCauses.ByModerator);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync($"/p/{post.Id}/likes")).Status);
    }

    [Fact]
    public async Task Page_of_a_topic_holds_one_token_however_many_posts_and_none_for_guests()
    {
        var (author, topic, _) = await PostAsync();
        for (var number = 0; number < 3; number++)
            await App.ReplyAsync(author, topic);
        var page = await (await App.SignedInAsync(await App.MemberAsync())).VisitAsync($"/t/{topic.Id}");

        Assert.Equal(4, page.Texts(".like").Count);
        Assert.DoesNotContain("__token", page.Document.QuerySelector(".posts")!.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("__token", (await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Topic_costs_a_member_at_most_eight_statements_however_much_was_done_in_it()
    {
        var (author, topic, post) = await PostAsync();
        var reader = await App.MemberAsync("reader");
        for (var number = 0; number < 25; number++)
            await App.ReplyAsync(number % 2 == 0 ? author : reader, topic, replyTo: 1);
        await SetAsync(Viewer.Of(reader), post, likes: true);
        await App.HidePostAsync(topic, 3, HiddenCauses.ByModerator);
        await App.RunJobsAsync();
        var visitor = await App.SignedInAsync(reader);
        await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}");

        var page = await visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}");

        Assert.Equal(20, page.Texts("article.post").Count);
        Assert.InRange(page.Statements, 1, 8);
        Assert.InRange((await App.NewVisitor().GetAsync($"/t/{topic.Id}/{topic.Slug}")).Statements, 1, 4);
    }

    static async Task<Page> SendAsync(Visitor visitor, Topic topic, string address)
    {
        var page = await visitor.VisitAsync($"/t/{topic.Id}");
        var token = page.Document.QuerySelector("input[name=__token]")!.GetAttribute("value")!;
        return await visitor.PostAsync(address, [KeyValuePair.Create("__token", token)]);
    }

    Task<bool> SetAsync(Viewer liker, Post post, bool likes) =>
        App.WithAsync<LikePost, bool>(async like => (await like.SetAsync(liker, post.Id, likes, CancellationToken.None)).IsDone);

    async Task<(int Post, int Topic, int Author)> CountsAsync(Member author, Post post) => await App.WithDbAsync(async db => (
        (await db.Posts.SingleAsync(row => row.Id == post.Id)).LikeCount,
        (await db.Topics.SingleAsync(row => row.Id == post.TopicId)).LikeCount,
        (await db.Members.SingleAsync(row => row.Id == author.Id)).LikesReceived));

    async Task<(Member Author, Topic Topic, Post Post)> PostAsync()
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicAsync(author, await App.CategoryAsync());
        return (author, topic, await App.PostAsync(topic, 1));
    }
}
