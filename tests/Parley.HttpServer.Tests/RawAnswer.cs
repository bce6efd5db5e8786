using System.Globalization;

namespace Parley.HttpServer.Tests;

/// <summary>An answer as it came.</summary>
public sealed record RawAnswer(int Status, string Head, string Body, string Trailer)
{
    public static RawAnswer Parse(string head) => new(int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture), head, "", "");

    /// <summary>The field's value; several are joined by commas. Null when there is none.</summary>
    public string? Header(string name)
    {
        var values = Head.Split("\r\n").Skip(1)
            .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(name.Length + 1)..].Trim());
        var joined = string.Join(", ", values);
        return joined.Length == 0 ? null : joined;
    }
}
