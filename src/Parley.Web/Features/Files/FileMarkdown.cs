using System.Globalization;
using System.Text;
using Parley.Domain.Files;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Files;

/// <summary>What is put into a text for a file.</summary>
static class FileMarkdown
{
    // What would be a mark within a link's words.
    const string Marks = @"\[]`*_~&@:!";

    public static string Of(UploadedFile file)
    {
        var link = $"[{Escape(file.Name)}]({FileAddress.Of(file)})";
        return file.IsImage ? "!" + link : $"{link} ({SizeOf(file.Size)})";
    }

    // Part of the text from then on, so in no language.
    static string SizeOf(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.0} MB"),
    };

    static string Escape(string name)
    {
        var escaped = new StringBuilder();
        foreach (var c in name)
            escaped.Append(Marks.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : $"{c}");
        return escaped.ToString();
    }
}
