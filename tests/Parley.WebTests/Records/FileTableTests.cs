using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Domain.Files;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Records;

public sealed class FileTableTests(ForumApp app) : TableTest(app, "/admin/files")
{
    [Fact]
    public async Task Files_are_found_by_name_owner_kind_size_and_day_and_by_whether_a_post_uses_them()
    {
        var (staff, owner) = (await ModeratorAsync(), await App.MemberAsync("owner"));
        var word = Cast.UniqueName("scan");
        var picture = await FileAsync(owner, $"{word} one.webp", "webp", kiloBytes: 3);
        await FileAsync(await App.MemberAsync("other"), $"{word} two.pdf", "pdf", kiloBytes: 900);
        var topic = await App.TopicAsync(owner, await App.CategoryAsync(), "Where it stands");
        var post = (await App.PostAsync(topic, 1)).Id;
        await App.WithDbAsync(db => db.InsertAsync(new PostFile { PostId = post, FileId = picture }));

        async Task<string> OneAsync(string conditions) => Assert.Single(await FoundAsync(staff, $"q={word}&{conditions}"));

        Assert.Equal([$"{word} two.pdf", $"{word} one.webp"], await FoundAsync(staff, $"q={word.ToUpperInvariant()}"));
        Assert.Equal($"{word} one.webp", await OneAsync($"owner={owner.Name}"));
        Assert.Equal($"{word} two.pdf", await OneAsync("kind=pdf"));
        Assert.Equal($"{word} two.pdf", await OneAsync("minSize=4"));
        Assert.Equal($"{word} one.webp", await OneAsync("maxSize=4&from=2001-01-01"));
        Assert.Equal($"{word} one.webp", await OneAsync("used=true"));
        Assert.Equal($"{word} two.pdf", await OneAsync("used=false"));
        await AssertNothingAsync(staff, $"q={word}&to=2001-01-01");
        await AssertNothingAsync(staff, $"q={word}&owner=nobody-of-that-name");

        var used = await TableAsync(staff, $"q={word}&used=true");
        Assert.Equal($"/p/{post}", used.LinkAt("tbody td a[href^='/p/']"));
        Assert.True(used.Has("tbody th a[href^='/files/']"));
        Assert.False((await TableAsync(staff, $"q={word}&used=false")).Has("tbody th a"));
    }

    [Fact]
    public async Task Every_column_sorts_and_the_result_is_a_file()
    {
        var (staff, owner, word) = (await ModeratorAsync(), await App.MemberAsync("=owner"), Cast.UniqueName("sorted"));
        for (var number = 1; number <= 3; number++)
            await FileAsync(owner, $"={word} {number}.pdf", "pdf", number);

        await AssertSortsAsync(staff, $"q={word}", columns: 6, Head);
        Assert.Equal($"={word} 3.pdf", (await FoundAsync(staff, $"q={word}&sort=-size"))[0]);
        var file = await FileAsync(staff, await TableAsync(staff, $"q={word}"));
        Assert.Contains($"{word} 2.pdf", file, StringComparison.Ordinal);
        Assert.Contains(",2048,", file, StringComparison.Ordinal);
        await AssertUnreadableAsync(staff, "q", "owner", "kind", "used", "minSize", "maxSize", "from", "to");
    }

    [Fact]
    public async Task File_of_a_member_who_left_is_nobodys()
    {
        var (staff, word) = (await ModeratorAsync(), Cast.UniqueName("left"));
        await FileAsync(null, $"{word}.pdf", "pdf", 1);

        Assert.Equal("–", (await TableAsync(staff, $"q={word}")).Texts("tbody td")[2]);
    }

    async Task<UploadedFileId> FileAsync(Member? owner, string name, string extension, int kiloBytes)
    {
        var now = Now;
        return new(await App.WithDbAsync(db => db.InsertWithInt64IdentityAsync(new UploadedFile
        {
            Key = Guid.CreateVersion7().ToString("N"),
            MemberId = owner?.Id,
            Name = name,
            Extension = extension,
            Size = kiloBytes * 1024,
            CreatedAt = now,
            TouchedAt = now,
        })));
    }
}
