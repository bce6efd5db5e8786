using Parley.Domain.Posts;

namespace Parley.Seed;

/// <summary>A topic as its file tells it. Other topics speak of it by <paramref name="Key"/>, for its number is not known before.</summary>
sealed record DemoTopic(string Key, string Title, string Category, int Views, bool IsPinned, string? Tags, IReadOnlyList<DemoPost> Posts)
{
    public DemoPoll? Poll { get; init; }
}

/// <summary>The votes are numbers of choices, by the names of those who voted.</summary>
sealed record DemoPoll(string Question, IReadOnlyList<string> Choices, int MostChoices, IReadOnlyDictionary<string, int[]> Votes);


sealed record DemoPost
{
    public required int Number { get; init; }

    public required string Author { get; init; }

    public required PostKind Kind { get; init; }

    /// <summary>How long before the seeding it was written.</summary>
    public required TimeSpan Age { get; init; }

    public required int? ReplyTo { get; init; }

    public required int Likes { get; init; }

    public required bool IsAnswer { get; init; }

    public required string Text { get; init; }
}
