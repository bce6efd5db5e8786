using NetVips;

namespace Parley.Platform.Images;

/// <summary>
/// Draws an image anew for a post. An animation keeps its movement, as WebP, behind a click: pages show its first frame, because
/// nothing on them is to move unasked, and twenty that loop are more than a phone likes to show. One of too many pixels to be
/// decoded and encoded in a few seconds becomes its first frame.
/// </summary>
static class DrawPostImage
{
    const int Quality = 82;
    const int MostFrames = 500;

    // Of all frames together.
    const long MostMovingPixels = 25_000_000;

    // Of six: each more takes half as long again, and an animation has many frames.
    const int MovingEffort = 3;

    static readonly string[] LoadersOfAnimations = ["gifload_buffer", "webpload_buffer"];

    public static bool CanMove(Image first)
    {
        var frames = FramesOf(first);
        return frames is > 1 and <= MostFrames && (long)first.Width * first.Height * frames <= MostMovingPixels;
    }

    public static MadePostImage DrawStill(byte[] file)
    {
        using var whole = Thumbnail(file, PostImageSizes.Whole);
        return new(PictureProblem.None)
        {
            Whole = Encode(whole),
            Small = PostImageSizes.WantsSmall(whole.Width, whole.Height) ? DrawSmall(file, PostImageSizes.Small) : null,
            Width = whole.Width,
            Height = whole.Height,
        };
    }

    public static MadePostImage DrawMoving(byte[] file)
    {
        using var frames = Thumbnail(file, PostImageSizes.Moving, "n=-1");
        return new(PictureProblem.None)
        {
            Whole = frames.WebpsaveBuffer(q: Quality, effort: MovingEffort, keep: Enums.ForeignKeep.None),
            Small = DrawSmall(file, PostImageSizes.Moving),
            Width = frames.Width,
            Height = frames.PageHeight,
            IsMoving = true,
        };
    }

    static int FramesOf(Image first) =>
        first.Contains("n-pages") && LoadersOfAnimations.Contains((string)first.Get("vips-loader")) ? (int)first.Get("n-pages") : 1;

    static byte[] DrawSmall(byte[] file, (int Width, int Height) size)
    {
        using var small = Thumbnail(file, size);
        return Encode(small);
    }

    // Upright, and in the colours that every screen knows: the profile that says which others were meant is thrown away.
    static Image Thumbnail(byte[] file, (int Width, int Height) size, string pages = "") => Image.ThumbnailBuffer(
        file, size.Width, pages, height: size.Height, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Error);

    // Sharp edges of colour, as in screenshots, are blurred less so.
    static byte[] Encode(Image image) => image.WebpsaveBuffer(q: Quality, smartSubsample: true, keep: Enums.ForeignKeep.None);
}
