using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;

namespace Parley.Web.Features.Files;

/// <summary>
/// Whether a file is what its name says, where that can be told. What it holds beyond that is its readers' business: it is only
/// ever served to be saved.
/// </summary>
static class FileContent
{
    // A PDF may have a little before its head.
    const int PdfHeadWithin = 1024;

    static readonly FrozenDictionary<string, Func<byte[], bool>> Checks = new Dictionary<string, Func<byte[], bool>>
    {
        ["pdf"] = file => file.AsSpan(0, Math.Min(file.Length, PdfHeadWithin)).IndexOf("%PDF-"u8) >= 0,
        ["7z"] = file => file.AsSpan().StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]),
        ["gz"] = IsGzip,
        ["tgz"] = IsGzip,
        ["tar.gz"] = IsGzip,
        ["tar.xz"] = file => file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]),
        ["tar.bz2"] = file => file.AsSpan().StartsWith("BZh"u8),
        ["zip"] = file => IsZip(file, null),
        ["docx"] = file => IsZip(file, "[Content_Types].xml"),
        ["xlsx"] = file => IsZip(file, "[Content_Types].xml"),
        ["pptx"] = file => IsZip(file, "[Content_Types].xml"),
        ["odt"] = file => IsZip(file, "mimetype"),
        ["ods"] = file => IsZip(file, "mimetype"),
        ["odp"] = file => IsZip(file, "mimetype"),
        ["txt"] = IsText,
        ["md"] = IsText,
        ["log"] = IsText,
        ["csv"] = IsText,
        ["tsv"] = IsText,
        ["json"] = IsText,
        ["patch"] = IsText,
        ["diff"] = IsText,
    }.ToFrozenDictionary();

    /// <summary>True, too, for what the operator allows and nobody here knows.</summary>
    public static bool Fits(string extension, byte[] file) => !Checks.TryGetValue(extension, out var check) || check(file);

    static bool IsGzip(byte[] file) => file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    // It has its list of contents, so that it was not cut off; nothing is unpacked.
    static bool IsZip(byte[] file, string? entry)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            return entry is null || zip.GetEntry(entry) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    // In whatever encoding: but no text has a NUL, unless its letters are of two bytes, which it then says.
    static bool IsText(byte[] file) =>
        !file.Contains((byte)0)
        || file.AsSpan().StartsWith(Encoding.Unicode.Preamble)
        || file.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble);
}
