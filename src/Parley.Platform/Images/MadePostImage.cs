namespace Parley.Platform.Images;

/// <summary>An image for a post as WebP, whole and, where that is large or moves, small; or why there is none.</summary>
public sealed record MadePostImage(PictureProblem Problem)
{
    public byte[] Whole { get; init; } = [];

    public byte[]? Small { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public bool IsMoving { get; init; }
}
