namespace Parley.Platform.Images;

/// <summary>Why a file does not become a picture.</summary>
public enum PictureProblem
{
    None,

    /// <summary>It is no image of a kind that we take.</summary>
    UnknownKind,

    /// <summary>It has more pixels than we decode.</summary>
    TooManyPixels,

    /// <summary>It begins like an image, but can't be read.</summary>
    Broken,
}
