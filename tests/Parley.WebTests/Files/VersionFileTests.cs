using System.Net;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Testing;
using Parley.Web.Features.Posts;
using Xunit;

namespace Parley.WebTests.Files;

public sealed class VersionFileTests(ForumApp app) : FileTest(app)
{
    [Fact]
    public async Task File_that_an_edit_took_away_is_kept_and_shown_with_the_history()
    {
        var (member, visitor, post, markdown) = await PostedAsync("a.pdf");
        await EditAsync(member, post, "Without");

        await AgeAsync(member);
        await SweepAsync();

        Assert.Contains(AddressIn(markdown), (await App.NewVisitor().GetAsync($"/p/{post.Id}/history?version=1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(null, AddressIn(markdown)));
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(visitor, AddressIn(markdown)));
    }

    [Fact]
    public async Task Version_that_is_restored_shows_its_files_again_whoever_restores_it()
    {
        var (member, _, post, markdown) = await PostedAsync("cat.png");
        await EditAsync(member, post, "Without");
        await AgeAsync(member);
        await SweepAsync();
        var moderator = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        await moderator.SubmitAsync(await moderator.GetAsync($"/p/{post.Id}/history?version=1"), "#restore-form");

        var shown = (await App.NewVisitor().VisitAsync($"/t/{post.TopicId}")).Document.QuerySelector("#p2 .prose img")!.GetAttribute("src")!;
        Assert.Equal(AddressIn(markdown), shown);
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(null, shown));
    }

    [Fact]
    public async Task File_of_a_version_that_a_moderator_took_out_is_his_alone_to_see_and_comes_back_with_it()
    {
        var (member, visitor, post, markdown) = await PostedAsync("passport.png");
        await EditAsync(member, post, "Without");
        var (address, stranger) = (AddressIn(markdown), await App.SignedInAsync(await App.MemberAsync()));
        var moderator = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        var hidden = await moderator.SubmitAsync(await moderator.GetAsync($"/p/{post.Id}/history?version=1"), "#hide-form", ("reason", "A passport"));
        await AgeAsync(member);
        await SweepAsync();

        Assert.All(await Task.WhenAll(StatusForAsync(null, address), StatusForAsync(stranger, address)), status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.All(await Task.WhenAll(StatusForAsync(visitor, address), StatusForAsync(moderator, address)), status => Assert.Equal(HttpStatusCode.OK, status));

        await moderator.SubmitAsync(hidden, "#show-form");
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(null, address));
    }

    [Fact]
    public async Task File_that_the_post_or_another_version_shows_is_not_hidden_with_one_version()
    {
        var (member, _, post, kept) = await PostedAsync("kept.pdf", " And my address");
        await EditAsync(member, post, $"Only {kept} and nothing of where I live, which is nobody's business, whatever was written here before");
        var moderator = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));

        await moderator.SubmitAsync(await moderator.GetAsync($"/p/{post.Id}/history?version=1"), "#hide-form", ("reason", "An address"));

        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(null, AddressIn(kept)));
    }

    [Fact]
    public async Task Who_may_not_see_a_hidden_versions_file_shows_it_to_nobody_by_writing_its_address()
    {
        var (author, bringer, topic) = await WriterAsync();
        var markdown = (await UploadAsync(bringer, "passport.png", Png(40, 40))).Body;
        await App.ReplyAsync(author, topic, markdown);
        var quoter = await App.MemberAsync();
        await App.ReplyAsync(quoter, topic, $"> {markdown}");
        foreach (var number in new[] { 2, 3 })
            await TakeOutAsync(await App.PostAsync(topic, number));

        var post = await App.PostAsync(topic, 3);
        await EditAsync(quoter, post, $"Look {markdown}");
        await EditAsync(quoter, post, "Nothing any more");

        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(null, AddressIn(markdown)));
        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(await App.SignedInAsync(quoter), AddressIn(markdown)));
    }

    [Fact]
    public async Task File_that_stands_in_no_version_is_its_bringers_and_goes_after_a_day()
    {
        var (member, visitor, post, kept) = await PostedAsync("kept.pdf");
        var slip = (await UploadAsync(visitor, "slip.pdf", Pdf("slip"))).Body;
        await EditAsync(member, post, $"{kept} {slip}");
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(null, AddressIn(slip)));
        await AgeAsync(member);

        await EditAsync(member, post, $"{kept} more");
        await SweepAsync();

        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(null, AddressIn(slip)));
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(visitor, AddressIn(slip)));
        await AgeAsync(member);
        await SweepAsync();
        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(visitor, AddressIn(slip)));
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(null, AddressIn(kept)));
    }

    // An edit by a moderator makes a version of its own, and the one before is taken out.
    async Task TakeOutAsync(Post post)
    {
        var moderator = await App.MemberAsync("mod", Role.Moderator);
        await EditAsync(moderator, post, "Taken out");
        await App.WithAsync<HideVersion, bool>(async hide => (await hide.HideAsync(Viewer.Of(moderator), post.Id, 1, "A passport", CancellationToken.None)).IsDone);
    }

    async Task EditAsync(Member editor, Post post, string text) => Assert.True(await App.WithAsync<EditPost, bool>(
        async edit => (await edit.EditAsync(Viewer.Of(editor), post.Id, new EditPostForm { Text = text }, CancellationToken.None)).IsDone));

    async Task<(Member Member, Visitor Visitor, Post Post, string Markdown)> PostedAsync(string name, string words = "")
    {
        var (member, visitor, topic) = await WriterAsync();
        var markdown = (await UploadAsync(visitor, name, name.EndsWith("png", StringComparison.Ordinal) ? Png(40, 40) : Pdf())).Body;
        await App.ReplyAsync(member, topic, markdown + words);
        return (member, visitor, await App.PostAsync(topic, 2), markdown);
    }
}
