using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Testing;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;
using Xunit;

namespace Parley.WebTests.Files;

public sealed class SweepTests(ForumApp app) : FileTest(app)
{
    [Fact]
    public async Task What_nothing_refers_to_goes_after_a_day_with_what_the_store_has_of_it()
    {
        var (member, visitor, topic) = await WriterAsync();
        var loose = (await UploadAsync(visitor, "loose.png", Png(3000, 2000))).Body;
        var posted = (await UploadAsync(visitor, "posted.png", Png(200, 200))).Body;
        await App.ReplyAsync(member, topic, posted);

        await SweepAsync();
        Assert.Equal(2, StoredOf(loose).Length);
        await AgeAsync(member);
        await SweepAsync();

        Assert.Empty(StoredOf(loose));
        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(visitor, AddressIn(loose)));
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(null, AddressIn(posted)));
    }

    [Fact]
    public async Task Draft_keeps_its_files_for_as_long_as_it_is_kept()
    {
        var (member, visitor, topic) = await WriterAsync();
        var markdown = (await UploadAsync(visitor, "a.pdf", Pdf())).Body;
        var place = new KeptText { Place = $"/t/{topic.Id}", Text = $"Not done yet {markdown}" };
        await App.WithAsync<KeepDraft, bool>(async drafts =>
        {
            await drafts.KeepAsync(Viewer.Of(member), place, CancellationToken.None);
            return true;
        });

        await AgeAsync(member);
        await SweepAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(visitor, AddressIn(markdown)));

        await App.WithDbAsync(db => db.Drafts.Where(draft => draft.MemberId == member.Id).DeleteAsync());
        await SweepAsync();
        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(visitor, AddressIn(markdown)));
    }

    [Fact]
    public async Task Upload_that_broke_off_before_the_store_had_it_is_whole_when_it_comes_again()
    {
        var (_, visitor, _) = await WriterAsync();
        var first = (await UploadAsync(visitor, "a.pdf", Pdf("the words"))).Body;
        File.Delete(StoredOf(first).Single());
        Assert.Equal(HttpStatusCode.NotFound, await StatusForAsync(visitor, AddressIn(first)));

        var second = (await UploadAsync(visitor, "a.pdf", Pdf("the words"))).Body;

        Assert.Equal(first, second);
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(visitor, AddressIn(first)));
    }

    [Fact]
    public async Task Who_leaves_takes_along_what_stands_in_no_post()
    {
        var (member, visitor, topic) = await WriterAsync();
        var loose = (await UploadAsync(visitor, "loose.pdf", Pdf("1"))).Body;
        var posted = (await UploadAsync(visitor, "posted.pdf", Pdf("2"))).Body;
        await App.ReplyAsync(member, topic, posted);

        await App.SetAsync(member, row => row.DeletesAt, (DateTimeOffset?)DateTimeOffset.UnixEpoch);
        await App.HappenAsync(new AccountDue(member.Id.Value));

        Assert.Empty(StoredOf(loose));
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(null, AddressIn(posted)));
        Assert.Equal(0, await App.WithDbAsync(db => db.Files.CountAsync(row => row.MemberId == member.Id)));
    }

    [Fact]
    public async Task Copy_of_ones_data_has_ones_files()
    {
        var (_, visitor, _) = await WriterAsync();
        await UploadAsync(visitor, "mine.pdf", Pdf("all mine"));
        await visitor.SubmitAsync(await visitor.GetAsync("/settings/data"), "form[action$='/download']");
        await App.RunJobsAsync();

        var bytes = await visitor.BytesAsync((await visitor.GetAsync("/settings/data")).LinkAt("a[href$='.zip']")!);
        await using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));

        using var reader = new StreamReader(zip.Entries.Single(entry => entry.Name == "mine.pdf").Open());
        Assert.Contains("all mine", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.NotNull(zip.GetEntry("files.json"));
    }

    string[] StoredOf(string markdown)
    {
        var folder = Path.Combine(App.Folder, "files", "posts", AddressIn(markdown).Split('/', '.')[2]);
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }
}
