namespace Parley.Platform.Images;

/// <summary>How large images in posts are kept, in pixels. They keep their proportions, and are never made larger than they are.</summary>
static class PostImageSizes
{
    /// <summary>What a click opens. Tall ones are screenshots of whole pages, which must stay readable.</summary>
    public static readonly (int Width, int Height) Whole = (2048, 8192);

    /// <summary>What pages show: a post is 72 letters wide, and screens may show two pixels for one.</summary>
    public static readonly (int Width, int Height) Small = (1200, 1600);

    /// <summary>Every frame of an animation is as large as a picture.</summary>
    public static readonly (int Width, int Height) Moving = (1024, 1024);

    /// <summary>Whether a smaller one is worth its place beside this one.</summary>
    public static bool WantsSmall(int width, int height) => width > Small.Width * 5 / 4 || height > Small.Height * 5 / 4;
}
