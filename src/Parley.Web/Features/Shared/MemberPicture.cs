using Parley.Platform.Images;

namespace Parley.Web.Features.Shared;

/// <summary>The picture of a member: the uploaded one, or the one that is drawn from the name.</summary>
public static class MemberPicture
{
    // Screens of double density show two pixels for one.
    const int Density = 2;

    /// <summary>For who shows it alone.</summary>
    public static int LargestSize => PictureSizes.All[^1] / Density;

    /// <summary>Where the picture is, for a place of <paramref name="size"/> pixels of the page.</summary>
    public static string AddressOf(string name, string? picture, int size) =>
        string.IsNullOrEmpty(picture) ? GeneratedAvatar.AddressOf(name) : $"/pictures/{picture}/{SizeFor(size)}.webp";

    /// <summary>The file's name in the store.</summary>
    public static string FileOf(string picture, int size) => $"pictures/{picture}/{size}.webp";

    static int SizeFor(int size) => PictureSizes.All.FirstOrDefault(made => made >= size * Density, PictureSizes.All[^1]);
}
