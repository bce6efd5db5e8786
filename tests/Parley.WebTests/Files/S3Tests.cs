using System.Net;
using System.Text;
using Parley.Platform.Storage;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Files;

public sealed class S3Tests
{
    [Fact]
    public async Task Object_is_put_read_from_any_place_and_deleted()
    {
        await using var sink = await S3Sink.StartAsync();
        using var store = new S3Store(StorageAddress.Parse(sink.Address));
        var content = Encoding.UTF8.GetBytes("0123456789");

        await store.PutAsync("posts/ab/whole", content, CancellationToken.None);
        await using (var file = (await store.OpenAsync("posts/ab/whole", CancellationToken.None))!)
        {
            Assert.Equal("0123456789", await ReadAsync(file));
            file.Position = 4;
            Assert.Equal("456789", await ReadAsync(file));
        }

        await store.DeleteAsync("posts/ab/whole", CancellationToken.None);
        await store.DeleteAsync("posts/ab/whole", CancellationToken.None);
        Assert.Null(await store.OpenAsync("posts/ab/whole", CancellationToken.None));
        Assert.Contains("GET /parley-files/posts/ab/whole bytes=4-9", sink.Requests);
        Assert.Empty(sink.Faults);
    }

    [Fact]
    public async Task Server_that_fails_for_a_moment_is_asked_again()
    {
        await using var sink = await S3Sink.StartAsync();
        using var store = new S3Store(StorageAddress.Parse(sink.Address));
        sink.FailNext(1);

        await store.PutAsync("posts/ab/whole", "words"u8.ToArray(), CancellationToken.None);

        Assert.Equal("words", Encoding.UTF8.GetString(sink.Objects["posts/ab/whole"]));
        Assert.Empty(sink.Faults);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("posts/../../x")]
    [InlineData("/x")]
    [InlineData("Posts/X")]
    public async Task Name_that_the_forum_does_not_make_is_no_name(string name)
    {
        await using var sink = await S3Sink.StartAsync();
        using var store = new S3Store(StorageAddress.Parse(sink.Address));

        await Assert.ThrowsAsync<ArgumentException>(() => store.OpenAsync(name, CancellationToken.None));
        Assert.Empty(sink.Requests);
    }

    [Fact]
    public async Task Forum_keeps_its_files_in_the_bucket()
    {
        await using var sink = await S3Sink.StartAsync();
        await using var app = ForumApp.Required(await ForumApp.StartAsync(options => options.Storage = sink.Address));
        var member = await app.MemberAsync();
        var visitor = await app.SignedInAsync(member);
        var topic = await app.TopicAsync(member, await app.CategoryAsync());
        var page = await visitor.VisitAsync($"/t/{topic.Id}");

        await visitor.UploadAsync(page, "form.composer", "files", "notes.txt", "the words of the notes"u8.ToArray());

        Assert.Single(sink.Objects, pair => Encoding.UTF8.GetString(pair.Value) == "the words of the notes");
        Assert.False(Directory.Exists(Path.Combine(app.Folder, "files")));
        Assert.Empty(sink.Faults);
    }

    [Fact]
    public async Task Part_of_a_file_in_a_bucket_is_read_as_a_part()
    {
        await using var sink = await S3Sink.StartAsync();
        await using var app = ForumApp.Required(await ForumApp.StartAsync(options => options.Storage = sink.Address));
        var member = await app.MemberAsync();
        var visitor = await app.SignedInAsync(member);
        var topic = await app.TopicAsync(member, await app.CategoryAsync());
        await visitor.UploadAsync(await visitor.GetAsync($"/t/{topic.Id}/reply"), "form.composer", "files", "notes.txt", "0123456789"u8.ToArray());

        var posted = await app.WithDbAsync(db => Task.FromResult(db.Files.Single()));
        await app.ReplyAsync(member, topic, $"[notes](/files/{posted.Key}.txt)");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/files/{posted.Key}.txt");
        request.Headers.Range = new(7, 8);
        using var answer = await app.NewClient().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.PartialContent, "78"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    static async Task<string> ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
