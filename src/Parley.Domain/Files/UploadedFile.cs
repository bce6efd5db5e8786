using Parley.Domain.Accounts;

namespace Parley.Domain.Files;

/// <summary>
/// An image or another file that a member brought for a post. It is its bringer's until a saved post refers to it; from then on
/// whoever sees such a post, or a version of it that is kept, sees the file. One that nothing refers to goes after a day.
/// </summary>
public sealed record UploadedFile
{
    public UploadedFileId Id { get; init; }

    /// <summary>By what it is asked for: chance, and not the number, so that nobody finds a file by counting.</summary>
    public string Key { get; init; } = "";

    /// <summary>Who brought it; nobody, once that member has left.</summary>
    public MemberId? MemberId { get; init; }

    /// <summary>As it was called where it came from; see <see cref="FileName"/>.</summary>
    public string Name { get; init; } = "";

    /// <summary>What its address ends in: <c>webp</c> for every image, <c>pdf</c>, <c>tar.gz</c> …</summary>
    public string Extension { get; init; } = "";

    /// <summary>In bytes, of all that the store keeps for it.</summary>
    public long Size { get; init; }

    /// <summary>What was sent, by name and content: the same file sent twice by the same member is one.</summary>
    public string? Digest { get; init; }

    /// <summary>In pixels, of an image; null for every other file.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>There is a smaller one, too, which pages show.</summary>
    public bool HasSmall { get; init; }

    /// <summary>It is an animation; the smaller one is its first picture.</summary>
    public bool IsMoving { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a text last referred to it or ceased to: what nothing refers to is kept for a day from then.</summary>
    public DateTimeOffset TouchedAt { get; init; }

    public bool IsImage => Width is not null;
}
