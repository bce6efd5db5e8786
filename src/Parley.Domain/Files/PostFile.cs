using Parley.Domain.Posts;

namespace Parley.Domain.Files;

/// <summary>A post refers to a file: who sees the one sees the other.</summary>
public sealed class PostFile
{
    public PostId PostId { get; init; }

    public UploadedFileId FileId { get; init; }
}
