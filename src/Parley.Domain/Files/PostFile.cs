using Parley.Domain.Posts;

namespace Parley.Domain.Files;

/// <summary>A post refers to a file, or did in a version that is kept: who sees the one sees the other.</summary>
public sealed class PostFile
{
    public PostId PostId { get; init; }

    public UploadedFileId FileId { get; init; }

    /// <summary>Only versions that a moderator took out refer to it.</summary>
    public bool IsHidden { get; init; }
}
