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

    public Task<MadePicture> MakeAsync(ReadOnlyMemory<byte> file, CancellationToken cancel) =>
        InTurnAsync(file, Make, problem => new MadePicture(problem), cancel);

    /// <summary>For a post: in its proportions, and with its movement.</summary>
    public Task<MadePostImage> MakeForPostAsync(ReadOnlyMemory<byte> file, CancellationToken cancel) =>
        InTurnAsync(file, MakeForPost, problem => new MadePostImage(problem), cancel);

    public void Dispose() => _turn.Dispose();

    async Task<T> InTurnAsync<T>(ReadOnlyMemory<byte> file, Func<byte[], T> make, Func<PictureProblem, T> refuse, CancellationToken cancel)
    {
        if (!ImageFormat.IsKnown(file.Span))
            return refuse(PictureProblem.UnknownKind);

        await _turn.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => make(file.ToArray()), cancel);
        }
        catch (VipsException)
        {
            return refuse(PictureProblem.Broken);
        }
        finally
        {
            _turn.Release();
        }
    }

    static MadePicture Make(byte[] file)
    {
        using var whole = Open(file);
        if (HasTooManyPixels(whole))
            return new(PictureProblem.TooManyPixels);

        ReadToEnd(whole);
        return new(PictureProblem.None, PictureSizes.All.ToDictionary(size => size, size => Draw(file, size)));
    }

    static MadePostImage MakeForPost(byte[] file)
    {
        using var first = Open(file);
        if (HasTooManyPixels(first))
            return new(PictureProblem.TooManyPixels);
        if (!DrawPostImage.CanMove(first))
        {
            ReadToEnd(first);
            return DrawPostImage.DrawStill(file);
        }

        using var frames = Open(file, "n=-1");
        ReadToEnd(frames);
        return DrawPostImage.DrawMoving(file);
    }

    static Image Open(byte[] file, string pages = "") =>
        Image.NewFromBuffer(file, pages, access: Enums.Access.Sequential, failOn: Enums.FailOn.Error);

    static bool HasTooManyPixels(Image image) => (long)image.Width * image.Height > MostPixels;

    // Once: a thumbnail is loaded small, and passes over what is missing of a file that was cut off.
    static void ReadToEnd(Image image) => image.Avg();

    // The middle is kept where it is not square, as everybody expects; the orientation is read before the rest is thrown away.
    static byte[] Draw(byte[] file, int size)
    {
        using var square = Image.ThumbnailBuffer(file, size, height: size, crop: Enums.Interesting.Centre, failOn: Enums.FailOn.Error);
        return square.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
    }
}

/// <summary>The WebP files by their sizes, or why there are none.</summary>
public sealed record MadePicture(PictureProblem Problem, IReadOnlyDictionary<int, byte[]>? Files = null);
