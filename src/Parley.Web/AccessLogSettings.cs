using System.Globalization;

namespace Parley.Web;

/// <summary>A log of every request, for the tools that count visits.</summary>
public sealed class AccessLogSettings
{
    public const string StandardOutput = "stdout";

    /// <summary>A file, or <c>stdout</c>; without it there is none.</summary>
    public string? To { get; set; }

    /// <summary>Apache's <c>combined</c>, or <c>json</c>.</summary>
    public string Format { get; set; } = "combined";

    /// <summary>When a file has grown to this size, a new one is begun.</summary>
    public int Megabytes { get; set; } = 100;

    /// <summary>How many full files are kept.</summary>
    public int OldFiles { get; set; } = 10;

    public bool IsJson => Format.Equals("json", StringComparison.OrdinalIgnoreCase);

    internal void Validate()
    {
        ParleyOptions.Require(To is not "", "AccessLog:To", To, "a file, or stdout");
        ParleyOptions.Require(IsJson || Format.Equals("combined", StringComparison.OrdinalIgnoreCase), "AccessLog:Format", Format, "combined or json");
        ParleyOptions.Require(Megabytes is >= 1 and <= 100_000, "AccessLog:Megabytes", Number(Megabytes), "a number from 1 to 100000");
        ParleyOptions.Require(OldFiles is >= 0 and <= 1000, "AccessLog:OldFiles", Number(OldFiles), "a number from 0 to 1000");
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
