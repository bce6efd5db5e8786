using System.Net;
using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Posts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Posts;

public sealed class EditPostTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Author_edits_the_post_and_it_says_so()
    {
        var (member, post) = await PostAsync();
        var visitor = await App.SignedInAsync(member);

        var form = await visitor.GetAsync($"/p/{post.Id}/edit");
        Assert.Equal("Its text", form.Document.QuerySelector("textarea")!.TextContent.Trim());
        var page = await visitor.SubmitAsync(form, "form.composer", ("text", "A better text"));

        Assert.Equal("A better text", page.TextAt("#p1 .prose"));
        Assert.Contains("edited", page.TextAt("#p1 .post-stamp"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_member_can_not_edit_the_post_but_a_moderator_can()
    {
        var (_, post) = await PostAsync();
        var stranger = await App.SignedInAsync(await App.MemberAsync());
        var moderator = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/p/{post.Id}/edit")).Status);
        Assert.Equal(HttpStatusCode.OK, (await moderator.GetAsync($"/p/{post.Id}/edit")).Status);
    }

    [Fact]
    public async Task Post_that_was_hidden_meanwhile_is_not_changed_and_the_text_is_shown()
    {
        var (member, post) = await PostAsync();
        var visitor = await App.SignedInAsync(member);
        var form = await visitor.GetAsync($"/p/{post.Id}/edit");
        await App.WithDbAsync(db => db.Posts.Where(row => row.Id == post.Id).Set(row => row.Hidden, HiddenCauses.ByModerator).UpdateAsync());

        var page = await visitor.SubmitAsync(form, "form.composer", ("text", "Too late"));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Too late", page.Document.QuerySelector("#kept")!.TextContent.Trim());
        Assert.Equal("Its text", await App.WithDbAsync(db => Task.FromResult(db.Posts.Single(row => row.Id == post.Id).Markdown)));
    }

    async Task<(Member Author, Post Post)> PostAsync()
    {
        var member = await App.MemberAsync();
        var topic = await App.TopicAsync(member, await App.CategoryAsync());
        return (member, await App.WithDbAsync(db => Task.FromResult(db.Posts.Single(row => row.TopicId == topic.Id))));
    }
}
