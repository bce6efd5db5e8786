namespace Parley.Web.Features.Moderation;

/// <summary>Where one stands in a table.</summary>
public abstract record TablePage(int Page, int Count, int RowCount)
{
    public const int Size = 50;

    /// <summary>Counting further would read the whole table; whoever finds as many asks more closely.</summary>
    public const int MostCounted = 10_000;

    public const int MostPages = MostCounted / Size;

    public int PageCount => Math.Max(1, (Math.Min(Count, MostCounted) + Size - 1) / Size);

    public bool HasMore => Count > MostCounted;

    public int Counted => Math.Min(Count, MostCounted);
}

public sealed record TablePage<TRow>(IReadOnlyList<TRow> Rows, int Page, int Count) : TablePage(Page, Count, Rows.Count);
