using System.Net;
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

public sealed class BookmarkTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Member_bookmarks_a_post_notes_why_finds_it_and_takes_it_away()
    {
        var (_, topic, post) = await PostAsync();
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var marked = await visitor.PressAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "#p1 .bookmark");
        Assert.Equal("Bookmarked", marked.TextAt("#p1 .bookmark.set"));
        var form = await visitor.GetAsync(marked.LinkAt("#p1 .bookmark")!);
        var list = await visitor.SubmitAsync(form, "#note-form", ("note", "For <b>winter</b>"));

        Assert.Equal("/bookmarks", list.Address);
        Assert.Equal("For <b>winter</b>", list.TextAt(".bookmark-note"));
        Assert.Equal(new PostAddressOf(topic, 1).Text, list.LinkAt(".bookmark-list h2 a"));

        var empty = await visitor.PressAsync(list, ".bookmark-acts button");
        Assert.Equal("/bookmarks", empty.Address);
        Assert.Equal("No bookmarks yet", empty.TextAt(".empty h2"));
        Assert.False((await visitor.VisitAsync($"/p/{post.Id}")).Has(".bookmark.set"));
    }

    [Fact]
    public async Task Bookmark_set_again_keeps_its_note_and_stays_one()
    {
        var (_, topic, post) = await PostAsync();
        var member = await App.MemberAsync();
        var viewer = Viewer.Of(member);
        await SetAsync(viewer, post, "Mine");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SetAsync(viewer, post, note: null)));

        Assert.Equal(["Mine"], await App.WithDbAsync(db => db.Bookmarks.Where(row => row.MemberId == member.Id).Select(row => row.Note).ToListAsync()));
        Assert.Equal("Mine", (await (await App.SignedInAsync(member)).GetAsync("/bookmarks")).TextAt(".bookmark-note"));
        Assert.Equal(topic.Id, post.TopicId);
    }

    [Fact]
    public async Task Too_long_a_note_comes_back_with_the_message()
    {
        var (_, _, post) = await PostAsync();
        var member = await App.MemberAsync();
        await SetAsync(Viewer.Of(member), post, "Short");
        var visitor = await App.SignedInAsync(member);
        var note = new string('x', Bookmark.LongestNote + 1);

        var refused = await visitor.SubmitAsync(await visitor.GetAsync($"/p/{post.Id}/bookmark"), "#note-form", ("note", note));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(note, refused.TextAt("#note"));
        Assert.Contains("too long", refused.TextAt("#note-error"), StringComparison.Ordinal);
        Assert.Equal("Short", (await visitor.GetAsync("/bookmarks")).TextAt(".bookmark-note"));
    }

    [Fact]
    public async Task Bookmarks_are_nobody_elses()
    {
        var (author, topic, post) = await PostAsync();
        await SetAsync(Viewer.Of(author), post, "Between me and me");
        var stranger = await App.SignedInAsync(await App.MemberAsync("boss", Role.Administrator));

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/p/{post.Id}/bookmark")).Status);
        Assert.False((await stranger.VisitAsync($"/t/{topic.Id}")).Has(".bookmark.set"));
        Assert.DoesNotContain("Between me", (await stranger.GetAsync("/bookmarks")).Body, StringComparison.Ordinal);
        Assert.Equal("/login?return=%2Fbookmarks&sent=true", (await App.NewVisitor().GetAsync("/bookmarks")).Location);
    }

    [Fact]
    public async Task Bookmark_of_a_post_that_is_hidden_is_not_listed_and_comes_back_with_it()
    {
        var (_, topic, post) = await PostAsync();
        var member = await App.MemberAsync();
        await SetAsync(Viewer.Of(member), post, "Still mine");
        var visitor = await App.SignedInAsync(member);

        await App.HidePostAsync(topic, 1, HiddenCauses.ByModerator);
        Assert.DoesNotContain(topic.Title, (await visitor.GetAsync("/bookmarks")).TextAt("main")!, StringComparison.Ordinal);
        Assert.False(await SetAsync(Viewer.Of(await App.MemberAsync()), post, "Not there for me"));
        await App.HidePostAsync(topic, 1, HiddenCauses.None);

        Assert.Equal("Still mine", (await visitor.GetAsync("/bookmarks")).TextAt(".bookmark-note"));
    }

    [Fact]
    public async Task Bookmarks_page_by_key_the_newest_first()
    {
        var (author, topic, _) = await PostAsync();
        var member = await App.MemberAsync();
        for (var number = 2; number <= ListBookmarks.RowsPerPage + 3; number++)
        {
            await App.ReplyAsync(author, topic);
            await SetAsync(Viewer.Of(member), await App.PostAsync(topic, number), $"Note {number}");
        }

        var visitor = await App.SignedInAsync(member);
        var first = await visitor.GetAsync("/bookmarks");
        var second = await visitor.GetAsync(first.LinkAt(".older")!);

        Assert.Equal($"Note {ListBookmarks.RowsPerPage + 3}", first.TextAt(".bookmark-note"));
        Assert.Equal(ListBookmarks.RowsPerPage, first.Texts(".bookmark-note").Count);
        Assert.Equal(["Note 3", "Note 2"], second.Texts(".bookmark-note"));
        Assert.False(second.Has(".older"));
    }

    Task<bool> SetAsync(Viewer viewer, Post post, string? note) => App.WithAsync<BookmarkPost, bool>(
        async bookmark => (await bookmark.SetAsync(viewer, post.Id, note, CancellationToken.None)).IsDone);

    async Task<(Member Author, Topic Topic, Post Post)> PostAsync()
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicAsync(author, await App.CategoryAsync(), Cast.UniqueName("Marked"));
        return (author, topic, await App.PostAsync(topic, 1));
    }

    sealed record PostAddressOf(Topic Topic, int Number)
    {
        public string Text => Web.Features.Shared.Addresses.Post(Topic.Id, Topic.Slug, Number);
    }
}
