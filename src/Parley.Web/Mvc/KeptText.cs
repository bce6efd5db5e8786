namespace Parley.Web.Mvc;

/// <summary>What stood in a form that could not be taken, and the page that it belongs to.</summary>
public sealed record KeptText
{
    /// <summary>The path of that page; see <see cref="Domain.Posts.Draft.Place"/>.</summary>
    public string Place { get; init; } = "";

    public string? Title { get; init; }

    public string? Text { get; init; }

    public long? Category { get; init; }

    /// <summary>As they were typed, with commas between them.</summary>
    public string? Tags { get; init; }

    public int? ReplyTo { get; init; }

    public int? SeenEdits { get; init; }

    public KeptPoll? Poll { get; init; }

    /// <summary>All of it as one text, for whoever has to take it elsewhere.</summary>
    public string All => string.Join("\n\n", new[] { Title, Text, Poll?.Question, Poll?.Choices, Poll?.Until }.Where(part => !string.IsNullOrEmpty(part)));

    public bool HasText => All.Length > 0;
}
