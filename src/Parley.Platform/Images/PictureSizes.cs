namespace Parley.Platform.Images;

/// <summary>The sizes in which a member's picture is kept. Apart from <see cref="MakePicture"/>, so that showing one loads no library for images.</summary>
public static class PictureSizes
{
    /// <summary>In pixels: pages show them at half of it, for screens of double density.</summary>
    public static IReadOnlyList<int> All { get; } = [48, 96, 192];
}
