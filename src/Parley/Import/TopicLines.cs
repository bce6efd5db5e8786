using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Parley.Import;

/// <summary>Reads a file of topics, one JSON object a line, gzipped or not.</summary>
sealed class TopicLines(string file)
{
    // What the database keeps of a name of a member or a category, and of a title.
    const int LongestName = 60;
    const int LongestTitle = 800;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>True after a reading that a file which was cut off or damaged ended before its time.</summary>
    public bool EndedEarly { get; private set; }

    public async IAsyncEnumerable<TopicLine> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await using var stream = Open();
        using var reader = new StreamReader(stream);
        var number = 0;
        while (await NextAsync(reader, cancel) is { } text)
        {
            number++;
            if (text.Length > 0)
                yield return Parse(number, text);
        }
    }

    async Task<string?> NextAsync(StreamReader reader, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadLineAsync(cancel);
        }
        catch (InvalidDataException)
        {
            EndedEarly = true;
            return null;
        }
    }

    Stream Open()
    {
        var stream = File.OpenRead(file);
        var isGzip = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
        stream.Position = 0;
        return isGzip ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    static TopicLine Parse(int number, string text)
    {
        try
        {
            var topic = JsonSerializer.Deserialize<ImportedTopic>(text, Json);
            return new(number, topic, FaultOf(topic));
        }
        catch (JsonException broken)
        {
            return new(number, null, BrokenLine.Explain(text, broken, Json));
        }
    }

    // JSON may say null wherever it likes.
    static string? FaultOf(ImportedTopic? topic)
    {
        if (topic?.Posts is not { Count: > 0 } posts)
            return "The topic has no posts.";
        if (string.IsNullOrWhiteSpace(topic.Title) || string.IsNullOrWhiteSpace(topic.Category))
            return "The topic has no title or no category.";
        if (posts.Any(post => string.IsNullOrWhiteSpace(post?.User) || post.Number < 1))
            return "A post has no user or no number.";
        if (topic.Title.Length > LongestTitle || topic.Category.Length > LongestName || posts.Any(post => post.User.Length > LongestName))
            return "A title or a name is too long.";

        return posts.DistinctBy(post => post.Number).Count() < posts.Count ? "Two posts have one number." : null;
    }
}

/// <summary>A line and, when it can't be taken, why.</summary>
sealed record TopicLine(int Number, ImportedTopic? Topic, string? Fault);
