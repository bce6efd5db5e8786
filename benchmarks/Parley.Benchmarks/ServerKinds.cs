namespace Parley.Benchmarks;

/// <summary>As <c>parley serve --server</c> takes them.</summary>
static class ServerKinds
{
    public const string Own = "own";
    public const string Kestrel = "kestrel";

    public static readonly string[] All = [Own, Kestrel];
}
