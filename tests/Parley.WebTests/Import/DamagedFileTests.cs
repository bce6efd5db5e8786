using System.IO.Compression;
using System.Text;
using LinqToDB.Async;
using Parley.Testing;
using Parley.WebTests.CommandLine;
using Xunit;

namespace Parley.WebTests.Import;

/// <summary>Files that were cut off on their way, or are no files of topics.</summary>
public sealed class DamagedFileTests(ParleyProgram program) : ProgramTest(program), IClassFixture<ParleyProgram>
{
    const int Topics = 600;

    // One story, because each step stands on the one before and costs a start of the program.
    [Fact]
    public async Task File_that_was_cut_off_is_refused_when_strict_or_comes_in_as_far_as_it_goes_and_its_rest_later()
    {
        var whole = await CompressedAsync();
        var (cut, complete) = (Write("cut.gz", whole[..(whole.Length / 2)]), Write("whole.gz", whole));
        await using var app = await ForumApp.StartOnAsync(Program.Database);

        var strict = await Program.RunAsync("import", "topics", cut, "--strict");
        Assert.Equal((1, ""), (strict.ExitCode, strict.Output));
        Assert.Matches(@"^parley: The file ends early, or is damaged: only its first \d+ lines could be read\. Nothing was written, because of --strict\.$", strict.Errors);
        Assert.Equal(0, await TopicsAsync(app));

        var loose = await Program.RunAsync("import", "topics", cut);
        var came = await TopicsAsync(app);
        Assert.Equal(1, loose.ExitCode);
        Assert.InRange(came, 1, Topics - 1);
        Assert.Contains($"only its first {came} lines could be read. Fetch the file again", loose.Errors, StringComparison.Ordinal);
        Assert.Contains($"{came} topics with {came} posts came in", loose.Output, StringComparison.Ordinal);

        var completed = await Program.RunAsync("import", "topics", complete);
        Assert.Equal(0, completed.ExitCode);
        Assert.Equal(Topics, await TopicsAsync(app));
    }

    [Fact]
    public async Task Damaged_file_is_told_without_a_trace()
    {
        var bytes = await CompressedAsync();
        bytes.AsSpan(bytes.Length / 3, 64).Fill(0xff);

        var run = await Program.RunAsync("import", "topics", Write("damaged.gz", bytes), "--strict");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("parley: The file ends early, or is damaged: ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty: nothing was written.")]
    [InlineData("\u001f\u008b\u0008", "ends early, or is damaged: no line of it could be read, and nothing was written.")]
    [InlineData("id,title\n1,Hello\n", "No line of the file")]
    public async Task File_without_a_topic_is_told_and_nothing_is_made_of_it(string text, string error)
    {
        var file = Write($"{Guid.CreateVersion7():N}.jsonl", Encoding.Latin1.GetBytes(text));
        var data = Path.Combine(Program.Folder, "never");

        var run = await Program.RunBareAsync(["import", "topics", file, "--data", data]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(error, run.Errors, StringComparison.Ordinal);
        Assert.False(Path.Exists(data));
    }

    [Fact]
    public async Task Folder_instead_of_a_file_is_told()
    {
        var run = await Program.RunAsync("import", "topics", Program.Folder);

        Assert.Equal(new ProgramRun(1, "", $"parley: '{Program.Folder}' is a folder: name the file of topics in it."), run);
    }

    [Fact]
    public async Task Broken_lines_are_told_in_plain_words()
    {
        var run = await Program.RunAsync("import", "topics", BrokenLines().Write(Program.Folder), "--strict");

        Assert.Equal(
            "Line 1: The field 'id' must be a whole number. "
            + "Line 2: The field 'title' must be a text in quotation marks. "
            + "Line 3: The field 'created' must be a time such as 2019-03-01T12:00:00Z. "
            + "Line 4: The field 'posts' must be a list in brackets, [ ]. "
            + "Line 5: The field 'category' is missing. "
            + "Line 6: The field 'user' of post 2 in the line is missing. "
            + "Line 7: The field 'reply_to' of post 1 in the line must be a whole number. "
            + "Line 8: What stands for post 1 in the line is no post: a post stands in braces, { }. "
            + "Line 9: The line is no topic: a topic stands in braces, { }. "
            + "Line 10: The line is not JSON: it ends in the middle. "
            + "Line 11: The line is not JSON: character 1 is wrong. "
            + "Line 12: The field 'closed' must be true or false. "
            + "parley: Nothing was written, because of --strict.",
            run.Errors);
    }

    static ForumFile BrokenLines()
    {
        const string post = """{ "id": 1, "number": 1, "user": "Anna", "created": "2019-01-01T00:00:00Z", "markdown": "Text" }""";
        return new ForumFile()
            .Line("""{ "id": "one", "title": "T", "category": "C", "created": "2019-01-01T00:00:00Z", "posts": [] }""")
            .Line("""{ "id": 1, "title": 5, "category": "C", "created": "2019-01-01T00:00:00Z", "posts": [] }""")
            .Line("""{ "id": 1, "title": "T", "category": "C", "created": "yesterday", "posts": [] }""")
            .Line("""{ "id": 1, "title": "T", "category": "C", "created": "2019-01-01T00:00:00Z", "posts": "many" }""")
            .Line("""{ "id": 1, "title": "T", "created": "2019-01-01T00:00:00Z", "posts": [] }""")
            .Line($$"""{ "id": 1, "title": "T", "category": "C", "created": "2019-01-01T00:00:00Z", "posts": [{{post}}, { "id": 2, "number": 2, "created": "2019-01-01T00:00:00Z" }] }""")
            .Line($$"""{ "id": 1, "title": "T", "category": "C", "created": "2019-01-01T00:00:00Z", "posts": [{{post.Replace("}", ", \"reply_to\": \"Anna\" }", StringComparison.Ordinal)}}] }""")
            .Line("""{ "id": 1, "title": "T", "category": "C", "created": "2019-01-01T00:00:00Z", "posts": ["Hello"] }""")
            .Line("""["a topic"]""")
            .Line("""{ "id": 1, "title": """)
            .Line("Hello, world")
            .Line($$"""{ "id": 2, "title": "T", "category": "C", "created": "2019-01-01T00:00:00Z", "closed": "maybe", "posts": [{{post}}] }""")
            .Topic(new(3, "The one that is right", "C", [new(3, 1, "Anna", "Text")]));
    }

    string Write(string name, byte[] bytes)
    {
        var file = Path.Combine(Program.Folder, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    // Long enough to be read in several pieces.
    async Task<byte[]> CompressedAsync()
    {
        var random = new Random(1);
        var file = Enumerable.Range(1, Topics).Aggregate(new ForumFile(), (file, number) => file.Topic(
            new(number, $"Topic {number}", "Repairs", [new(number, 1, "Anna", $"{random.NextInt64():x}{random.NextInt64():x}{random.NextInt64():x}")])));
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
            await gzip.WriteAsync(await File.ReadAllBytesAsync(file.Write(Program.Folder)));
        return compressed.ToArray();
    }

    static Task<int> TopicsAsync(ForumApp app) => app.WithDbAsync(db => db.Topics.CountAsync());
}
