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
    public async Task Author_edits_the_title_with_the_first_post_and_old_addresses_lead_to_it()
    {
        var (member, post) = await PostAsync();
        var visitor = await App.SignedInAsync(member);
        var form = await visitor.GetAsync($"/p/{post.Id}/edit");

        var refused = await visitor.SubmitAsync(form, "form.composer", ("title", "  "), ("text", "Its text"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Has("#title-error"));
        var page = await visitor.SubmitAsync(refused, "form.composer", ("title", "Of <b>clocks</b> and سلمى"));

        Assert.Equal("Of <b>clocks</b> and سلمى", page.TextAt("h1"));
        Assert.Equal("Its text", page.TextAt("#p1 .prose"));
        Assert.Equal("Of <b>clocks</b> and سلمى", (await App.NewVisitor().VisitAsync($"/t/{post.TopicId}/its-old-slug")).TextAt("h1"));
        Assert.Contains("clocks", (await visitor.GetAsync($"/p/{post.Id}/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Title_is_not_changed_by_who_edits_a_reply()
    {
        var (member, post) = await PostAsync();
        var topic = await App.WithDbAsync(db => Task.FromResult(db.Topics.Single(row => row.Id == post.TopicId)));
        await App.ReplyAsync(member, topic);
        var visitor = await App.SignedInAsync(member);
        var form = await visitor.GetAsync($"/p/{(await App.PostAsync(topic, 2)).Id}/edit");

        Assert.False(form.Has("#title"));
        await visitor.PostAsync(form.Document.QuerySelector("form.composer")!.GetAttribute("action")!, [new("__token", form.Document.QuerySelector("form.composer [name=__token]")!.GetAttribute("value")!), new("text", "Another"), new("title", "Mine now")]);

        Assert.Equal(topic.Title, (await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).TextAt("h1"));
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
        Assert.Equal("A topic\n\nToo late", page.Document.QuerySelector("#kept")!.TextContent.Trim());
        Assert.Equal("Its text", await App.WithDbAsync(db => Task.FromResult(db.Posts.Single(row => row.Id == post.Id).Markdown)));
    }

    [Fact]
    public async Task Edit_that_began_before_another_one_is_refused_with_both_texts_and_saved_when_sent_again()
    {
        var (member, post) = await PostAsync();
        var (one, other) = (await App.SignedInAsync(member), await App.SignedInAsync(member));
        var oneForm = await one.GetAsync($"/p/{post.Id}/edit");
        var otherForm = await other.GetAsync($"/p/{post.Id}/edit");
        await one.SubmitAsync(oneForm, "form.composer", ("text", "The first tab"));

        var refused = await other.SubmitAsync(otherForm, "form.composer", ("text", "The second tab"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("The first tab", refused.TextAt("#standing"));
        Assert.Equal("The second tab", refused.TextAt("#text"));
        Assert.Equal("The first tab", (await one.VisitAsync($"/p/{post.Id}")).TextAt("#p1 .prose"));

        var saved = await other.SubmitAsync(refused, "form.composer", ("text", "Both tabs"));
        Assert.Equal("Both tabs", saved.TextAt("#p1 .prose"));
    }

    [Fact]
    public async Task Same_edit_sent_twice_is_no_conflict()
    {
        var (member, post) = await PostAsync();
        var visitor = await App.SignedInAsync(member);
        var form = await visitor.GetAsync($"/p/{post.Id}/edit");

        await visitor.SubmitAsync(form, "form.composer", ("text", "A better text"));
        var page = await visitor.SubmitAsync(form, "form.composer", ("text", "A better text"));

        Assert.Equal("A better text", page.TextAt("#p1 .prose"));
    }

    [Fact]
    public async Task Edit_that_outlived_its_sign_in_still_knows_what_it_began_with()
    {
        var (member, post) = await PostAsync();
        var visitor = await App.SignedInAsync(member);
        var form = await visitor.GetAsync($"/p/{post.Id}/edit");
        await visitor.SubmitAsync(await visitor.GetAsync("/"), "form[action='/logout']");
        var signedOut = await visitor.SubmitAsync(form, "form.composer", ("text", "Written before"));
        var moderator = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));
        await moderator.SubmitAsync(await moderator.GetAsync($"/p/{post.Id}/edit"), "form.composer", ("text", "By a moderator"));

        var again = await visitor.SubmitAsync(signedOut, "main form", ("name", member.Name), ("password", Cast.Password));

        Assert.Equal("Written before", again.TextAt("#text"));
        Assert.Equal("By a moderator", again.TextAt("#standing"));
    }

    async Task<(Member Author, Post Post)> PostAsync()
    {
        var member = await App.MemberAsync();
        var topic = await App.TopicAsync(member, await App.CategoryAsync());
        return (member, await App.WithDbAsync(db => Task.FromResult(db.Posts.Single(row => row.TopicId == topic.Id))));
    }
}
