namespace Parley.Web.Features.Notifications;

/// <summary>What a mail about notifications says, in its reader's language; its text and its HTML say the same.</summary>
public sealed record MailContent
{
    public required string Language { get; init; }

    public required string Forum { get; init; }

    public required string Subject { get; init; }

    public required IReadOnlyList<MailTopic> Topics { get; init; }

    /// <summary>The word on the link to a post.</summary>
    public required string ReadWord { get; init; }

    /// <summary>How many did not find room, as a sentence; none when all did.</summary>
    public required string? More { get; init; }

    public required string Why { get; init; }

    public required MailLink Settings { get; init; }

    public required MailLink Unsubscribe { get; init; }
}

public sealed record MailTopic(string Title, IReadOnlyList<MailItem> Items);

/// <summary><paramref name="Excerpt"/> is how the post begins, without marks; empty where there is nothing to read.</summary>
public sealed record MailItem(string Sentence, string Excerpt, string Address);

public sealed record MailLink(string Words, string Address);
