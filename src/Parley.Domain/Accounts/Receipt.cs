namespace Parley.Domain.Accounts;

/// <summary>That something was done which left no other trace, without a word of whom it concerned.</summary>
public sealed class Receipt
{
    public const string AccountDeleted = "account deleted";

    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public string What { get; init; } = "";

    /// <summary>The number of the member, which tells nothing by itself.</summary>
    public long Number { get; init; }
}
