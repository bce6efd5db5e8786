using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Posts;
using Xunit;

namespace Parley.WebTests.Posts;

public sealed class HistoryTests(ForumApp app) : ForumTest(app)
{
    const string Slip = "A slip of the pen, and a sentence that stays.";
    const string Mended = "A stroke of the pen, and a sentence that stays.";

    [Fact]
    public async Task Edited_mark_leads_to_what_changed_word_by_word()
    {
        var (author, topic, post) = await PostAsync(Slip);
        await EditAsync(author, post, Mended);
        var guest = App.NewVisitor();

        var history = await guest.GetAsync((await guest.VisitAsync($"/t/{topic.Id}")).LinkAt("#p1 .post-stamp a[href$='/history']")!);

        Assert.Equal(["Version 2", "Version 1"], history.Texts(".versions li > a"));
        Assert.Equal(["removed: slip end of removal"], history.Texts(".difference del"));
        Assert.Equal(["added: stroke end of addition"], history.Texts(".difference ins"));
        Assert.False(history.Has("#restore-form, .hide-version"));
        var first = await guest.GetAsync($"/p/{post.Id}/history?version=1");
        Assert.Equal(Slip, first.Document.QuerySelector(".difference")!.TextContent);
    }

    [Fact]
    public async Task Quick_fix_of_ones_own_edit_is_no_version_but_the_first_text_is_always_kept()
    {
        var clock = new MovedClock();
        await using var app = await ForumApp.StartAsync(configure: services => services.AddSingleton<TimeProvider>(clock));
        var (author, moderator) = (await app.MemberAsync("author"), await app.MemberAsync("mod", Role.Moderator));
        var topic = await app.TopicAsync(author, await app.CategoryAsync(), "A title", "One");
        var post = await app.PostAsync(topic, 1);

        await EditAsync(app, author, post, "One two");
        await EditAsync(app, author, post, "One two three");
        Assert.Equal(["One", "One two three"], await TextsAsync(app, post));
        await EditAsync(app, moderator, post, "One two four");
        Assert.Equal(3, (await TextsAsync(app, post)).Count);
        clock.Pass(TimeSpan.FromMinutes(6));
        await EditAsync(app, moderator, post, "One two five");
        Assert.Equal(4, (await TextsAsync(app, post)).Count);
        await EditAsync(app, moderator, post, new string('x', 300));
        Assert.Equal(5, (await TextsAsync(app, post)).Count);
    }

    [Fact]
    public async Task Author_restores_an_old_version_as_a_new_one()
    {
        var (author, topic, post) = await PostAsync(Slip);
        await EditAsync(author, post, Mended);
        await App.WithDbAsync(db => db.Topics.Where(row => row.Id == topic.Id).Set(row => row.Title, "Another title").UpdateAsync());
        await App.WithDbAsync(db => db.PostVersions.Where(row => row.PostId == post.Id && row.Number == 2).Set(row => row.Title, "Another title").UpdateAsync());
        var visitor = await App.SignedInAsync(author);

        var page = await visitor.SubmitAsync(await visitor.GetAsync($"/p/{post.Id}/history?version=1"), "#restore-form");

        Assert.Equal(Slip, page.TextAt("#p1 .prose"));
        Assert.Equal(topic.Title, page.Title);
        Assert.Equal([Slip, Mended, Slip], await TextsAsync(App, post));
        var history = await visitor.GetAsync($"/p/{post.Id}/history");
        Assert.Contains("Another", history.TextAt(".difference-title del"), StringComparison.Ordinal);
        Assert.False(history.Has("#restore-form"));
    }

    [Fact]
    public async Task Version_is_restored_by_nobody_else_and_not_over_an_edit_meanwhile()
    {
        var (author, _, post) = await PostAsync(Slip);
        await EditAsync(author, post, Mended);
        var (owner, stranger) = (await App.SignedInAsync(author), await App.SignedInAsync(await App.MemberAsync()));
        var page = await owner.GetAsync($"/p/{post.Id}/history?version=1");
        Assert.False((await stranger.GetAsync($"/p/{post.Id}/history?version=1")).Has("#restore-form"));
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(stranger, $"/p/{post.Id}/history/1/restore")).Status);

        await EditAsync(await App.MemberAsync("mod", Role.Moderator), post, "By a moderator");
        var refused = await owner.SubmitAsync(page, "#restore-form");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("edited this post meanwhile", refused.TextAt(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("By a moderator", (await App.PostAsync(new Topic { Id = post.TopicId }, 1)).Markdown);
    }

    [Fact]
    public async Task Moderator_takes_a_text_out_of_the_history_and_it_leaks_nowhere()
    {
        var (author, _, post) = await PostAsync("I live in Rosewood Lane");
        await EditAsync(author, post, "I live somewhere");
        var moderator = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));
        var page = await moderator.GetAsync($"/p/{post.Id}/history?version=1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await moderator.SubmitAsync(page, "#hide-form", ("reason", ""))).Status);

        var hidden = await moderator.SubmitAsync(page, "#hide-form", ("reason", "An address"));

        Assert.Contains("Rosewood", hidden.Text, StringComparison.Ordinal);
        foreach (var visitor in new[] { App.NewVisitor(), await App.SignedInAsync(author) })
        {
            foreach (var query in new[] { "", "?version=1", "?version=2" })
            {
                var seen = await visitor.GetAsync($"/p/{post.Id}/history{query}");
                Assert.DoesNotContain("Rosewood", seen.Body, StringComparison.Ordinal);
                Assert.False(seen.Has("#restore-form, #hide-form, #show-form"));
            }

            Assert.Contains("Reason: An address", (await visitor.GetAsync($"/p/{post.Id}/history?version=1")).Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(await App.SignedInAsync(author), $"/p/{post.Id}/history/1/restore")).Status);
        Assert.Equal(ModeratorAct.VersionHidden, (await App.WithDbAsync(db => db.ModerationLog.SingleAsync(row => row.PostId == post.Id))).Act);
        var back = await moderator.SubmitAsync(hidden, "#show-form");
        Assert.True(back.Has("#hide-form"));
        Assert.Contains("Rosewood", (await App.NewVisitor().GetAsync($"/p/{post.Id}/history?version=1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_the_post_now_and_what_others_did_is_taken_out_by_nobody_else()
    {
        var (author, _, post) = await PostAsync(Slip);
        await EditAsync(author, post, Mended);
        var (owner, moderator) = (await App.SignedInAsync(author), await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator)));

        Assert.False((await moderator.GetAsync($"/p/{post.Id}/history?version=2")).Has("#hide-form"));
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(moderator, $"/p/{post.Id}/history/2/hiding", ("reason", "Now"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(owner, $"/p/{post.Id}/history/1/hiding", ("reason", "Mine"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(owner, $"/p/{post.Id}/history/1/hiding/lift")).Status);
    }

    [Fact]
    public async Task History_of_a_hidden_post_is_for_moderators()
    {
        var (author, topic, post) = await PostAsync("The first");
        await App.ReplyAsync(author, topic, "Wrong");
        var reply = await App.PostAsync(topic, 2);
        await EditAsync(author, reply, "Not that wrong");
        await App.HidePostAsync(topic, 2, HiddenCauses.ByModerator);

        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync($"/p/{reply.Id}/history")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await App.SignedInAsync(author)).GetAsync($"/p/{reply.Id}/history")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator))).GetAsync($"/p/{reply.Id}/history")).Status);
        Assert.Equal(HttpStatusCode.OK, (await App.NewVisitor().GetAsync($"/p/{post.Id}/history")).Status);
    }

    [Theory]
    [InlineData("?version=3")]
    [InlineData("?version=0")]
    [InlineData("?version=-1")]
    [InlineData("?version=2147483647")]
    public async Task Version_that_is_not_there_is_not_found(string query)
    {
        var (author, _, post) = await PostAsync(Slip);
        await EditAsync(author, post, Mended);

        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync($"/p/{post.Id}/history{query}")).Status);
    }

    [Fact]
    public async Task Post_that_was_edited_before_versions_were_kept_says_so()
    {
        var (_, _, post) = await PostAsync(Slip);
        Assert.Contains("never edited", (await App.NewVisitor().GetAsync($"/p/{post.Id}/history")).Text, StringComparison.Ordinal);

        await App.WithDbAsync(db => db.Posts.Where(row => row.Id == post.Id).Set(row => row.EditedAt, (DateTimeOffset?)DateTimeOffset.UnixEpoch).UpdateAsync());

        Assert.Contains("before its history was kept", (await App.NewVisitor().GetAsync($"/p/{post.Id}/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_edits_at_once_leave_versions_without_gaps()
    {
        var (author, _, post) = await PostAsync(Slip);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => EditAsync(author, post, new string((char)('a' + number), 300))));

        var numbers = await App.WithDbAsync(db => db.PostVersions.Where(row => row.PostId == post.Id).OrderBy(row => row.Number).Select(row => row.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        Assert.Equal((await App.PostAsync(new Topic { Id = post.TopicId }, 1)).Markdown, (await TextsAsync(App, post))[^1]);
    }

    static async Task<Page> SendAsync(Visitor visitor, string address, params (string Name, string Value)[] fields)
    {
        var token = (await visitor.GetAsync("/settings/profile")).Document.QuerySelector("input[name=__token]")!.GetAttribute("value")!;
        return await visitor.PostAsync(address, fields.Append(("__token", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
    }

    Task<bool> EditAsync(Member editor, Post post, string text) => EditAsync(App, editor, post, text);

    static Task<bool> EditAsync(ForumApp app, Member editor, Post post, string text) => app.WithAsync<EditPost, bool>(
        async edit => (await edit.EditAsync(Viewer.Of(editor), post.Id, new EditPostForm { Text = text }, CancellationToken.None)).IsDone);

    static Task<List<string>> TextsAsync(ForumApp app, Post post) => app.WithDbAsync(db =>
        db.PostVersions.Where(row => row.PostId == post.Id).OrderBy(row => row.Number).Select(row => row.Markdown).ToListAsync());

    async Task<(Member Author, Topic Topic, Post Post)> PostAsync(string text)
    {
        var author = await App.MemberAsync("author");
        var topic = await App.TopicAsync(author, await App.CategoryAsync(), "A title", text);
        return (author, topic, await App.PostAsync(topic, 1));
    }
}
