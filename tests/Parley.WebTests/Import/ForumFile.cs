using System.Text.Json;
using System.Text.Json.Serialization;

namespace Parley.WebTests.Import;

/// <summary>A file of topics as another forum exports it, one JSON object a line, written by the tests.</summary>
sealed class ForumFile
{
    static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    readonly List<string> _lines = [];

    public ForumFile Line(string line)
    {
        _lines.Add(line);
        return this;
    }

    public ForumFile Topic(OldTopic topic) => Line(JsonSerializer.Serialize(topic, Json));

    public string Write(string folder)
    {
        var file = Path.Combine(folder, $"{Guid.CreateVersion7():N}.jsonl");
        File.WriteAllLines(file, _lines);
        return file;
    }
}

sealed record OldTopic(long Id, string Title, string Category, IReadOnlyList<OldPost> Posts)
{
    public DateTimeOffset Created => Posts.Count > 0 ? Posts[0].Created : DateTimeOffset.UnixEpoch;

    public int Views { get; init; }

    public bool Closed { get; init; }

    public bool Pinned { get; init; }
}

sealed record OldPost(long Id, int Number, string User, string? Markdown)
{
    static readonly DateTimeOffset Beginning = new(2019, 3, 1, 12, 0, 0, TimeSpan.Zero);

    // Old numbers grow with time, so times can be made of them.
    public DateTimeOffset Created => Beginning.AddHours(Id);

    public DateTimeOffset Updated => Created.AddMinutes(Edits);

    public int Edits { get; init; }

    public string? Html { get; init; }

    public int? ReplyTo { get; init; }

    public int Likes { get; init; }

    public bool Accepted { get; init; }

    public string? Kind => Action is null ? null : "small-action";

    public string? Action { get; init; }
}
