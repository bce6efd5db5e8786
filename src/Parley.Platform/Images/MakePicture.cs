using NetVips;

namespace Parley.Platform.Images;

/// <summary>
/// Makes square WebP pictures of what a member uploaded: upright, without metadata, in each size that pages show. What comes out
/// was drawn anew from pixels, so that nothing else that a file may hold comes along.
/// </summary>
public sealed class MakePicture : IDisposable
{
    // A file of some kilobytes may unfold to gigabytes: what it says in its head is believed before any of it is decoded.
    const long MostPixels = 50_000_000;
    const int Quality = 82;

    // One at a time: an image of that many pixels takes a core and a few hundred megabytes for a moment.
    readonly SemaphoreSlim _turn = new(1);

    static MakePicture()
    {
        // Loaders that libvips itself does not hold safe for strangers' files stay shut, and nothing is kept after the work.
        NetVips.NetVips.BlockUntrusted = true;
        Cache.Max = 0;
    }

    public async Task<MadePicture> MakeAsync(ReadOnlyMemory<byte> file, CancellationToken cancel)
    {
        if (!ImageFormat.IsKnown(file.Span))
            return new(PictureProblem.UnknownKind);

        await _turn.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Make(file.ToArray()), cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    static MadePicture Make(byte[] file)
    {
        try
        {
            using var whole = Image.NewFromBuffer(file, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);
            if ((long)whole.Width * whole.Height > MostPixels)
                return new(PictureProblem.TooManyPixels);

            // Read to its end once: a thumbnail is loaded small, and passes over what is missing of a file that was cut off.
            whole.Avg();
            return new(PictureProblem.None, PictureSizes.All.ToDictionary(size => size, size => Draw(file, size)));
        }
        catch (VipsException)
        {
            return new(PictureProblem.Broken);
        }
    }

    // The middle is kept where it is not square, as everybody expects; the orientation is read before the rest is thrown away.
    static byte[] Draw(byte[] file, int size)
    {
        using var square = Image.ThumbnailBuffer(file, size, height: size, crop: Enums.Interesting.Centre, failOn: Enums.FailOn.Error);
        return square.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
    }
}

/// <summary>The WebP files by their sizes, or why there are none.</summary>
public sealed record MadePicture(PictureProblem Problem, IReadOnlyDictionary<int, byte[]>? Files = null);
