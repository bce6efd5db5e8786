namespace Parley.Platform.Images;

/// <summary>Tells what a file is by how it begins: its name and what the browser says of it are the sender's words.</summary>
static class ImageFormat
{
    const int BytesLooked = 32;

    // An AVIF file names its brand, and those that it also follows, in the box that it begins with.
    static readonly byte[][] AvifBrands = ["avif"u8.ToArray(), "avis"u8.ToArray()];

    public static bool IsKnown(ReadOnlySpan<byte> file)
    {
        var head = file[..Math.Min(file.Length, BytesLooked)];
        return IsPng(head) || IsJpeg(head) || IsGif(head) || IsWebP(head) || IsAvif(head);
    }

    static bool IsPng(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    static bool IsJpeg(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    static bool IsGif(ReadOnlySpan<byte> head) => head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8);

    static bool IsWebP(ReadOnlySpan<byte> head) => head.StartsWith("RIFF"u8) && head.Length > 12 && head[8..].StartsWith("WEBP"u8);

    static bool IsAvif(ReadOnlySpan<byte> head)
    {
        if (head.Length < 12 || !head[4..].StartsWith("ftyp"u8))
            return false;

        foreach (var brand in AvifBrands)
        {
            if (head[8..].IndexOf(brand) >= 0)
                return true;
        }

        return false;
    }
}
