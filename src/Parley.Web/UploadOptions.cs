using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Web;

/// <summary>Which files posts may have, and how much of them.</summary>
public sealed partial class UploadOptions
{
    const int Megabyte = 1024 * 1024;
    const int MostMegabytes = 1024;
    const int MostKeptMegabytes = 1024 * 1024;
    const int MostFilesAtOnce = 50;
    const int LongestKinds = 500;

    // Who chose a video by mistake is told so beside the field, and not by a bare page.
    const long LeastBody = 64 * Megabyte;

    /// <summary>What the names of files other than images may end in, separated by spaces.</summary>
    public string Kinds { get; set; } =
        "pdf txt md log csv tsv json patch diff zip 7z gz tar.gz tgz tar.xz tar.bz2 odt ods odp docx xlsx pptx";

    public int LargestImageMegabytes { get; set; } = 8;

    public int LargestFileMegabytes { get; set; } = 8;

    public int MostAtOnce { get; set; } = 10;

    /// <summary>How much one member may bring within a day.</summary>
    public int DailyMegabytes { get; set; } = 50;

    /// <summary>How much is kept of one member in all.</summary>
    public int MemberMegabytes { get; set; } = 1000;

    public IReadOnlyList<string> Extensions => Kinds.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    public long LargestImage => (long)LargestImageMegabytes * Megabyte;

    public long LargestFile => (long)LargestFileMegabytes * Megabyte;

    public long DailyBytes => (long)DailyMegabytes * Megabyte;

    public long MemberBytes => (long)MemberMegabytes * Megabyte;

    /// <summary>Of a form with files.</summary>
    public long LongestBody => Math.Max(LeastBody, MostAtOnce * Math.Max(LargestImage, LargestFile)) + ParleyApplication.LongestForm;

    internal void Validate()
    {
        ParleyOptions.Require(
            Kinds.Length <= LongestKinds && Extensions.All(extension => Extension().IsMatch(extension)),
            "Files:Kinds", Kinds, new(WantedKind.FileEndings, "endings of names, such as pdf tar.gz, separated by spaces"));
        Require(nameof(LargestImageMegabytes), LargestImageMegabytes, MostMegabytes);
        Require(nameof(LargestFileMegabytes), LargestFileMegabytes, MostMegabytes);
        Require(nameof(MostAtOnce), MostAtOnce, MostFilesAtOnce);
        Require(nameof(DailyMegabytes), DailyMegabytes, MostKeptMegabytes);
        Require(nameof(MemberMegabytes), MemberMegabytes, MostKeptMegabytes);
    }

    static void Require(string name, int value, int most) => ParleyOptions.Require(
        value >= 1 && value <= most, $"Files:{name}", value.ToString(CultureInfo.InvariantCulture), Wanted.Number(1, most));

    [GeneratedRegex(@"\A[a-z0-9]{1,10}(\.[a-z0-9]{1,10})?\z")]
    private static partial Regex Extension();
}
