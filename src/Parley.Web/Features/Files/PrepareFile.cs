using Parley.Domain.Files;
using Parley.Domain.Shared;
using Parley.Platform.Images;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Files;

/// <summary>Judges a file by what it is, and makes of it what will be kept. What looks like an image is one, whatever it is called.</summary>
public sealed class PrepareFile(MakePicture makePicture, ParleyOptions options)
{
    public const string ImageExtension = "webp";

    const string Field = SentFiles.Field;

    static readonly string[] ImageExtensions = ["png", "jpg", "jpeg", "gif", "webp", "avif"];

    /// <summary>Before any of it is read.</summary>
    public Problem? Check(SentFile sent)
    {
        var name = FileName.Clean(sent.Name);
        if (sent.Length == 0)
            return new Problem(Field, "FileEmpty", name);
        if (IsNamedImage(name))
            return sent.Length > options.Files.LargestImage ? new Problem(Field, "FileTooLarge", name, options.Files.LargestImageMegabytes) : null;
        if (FileName.ExtensionOf(name, options.Files.Extensions) is null)
            return new Problem(Field, "FileKind", name, string.Join(", ", ImageExtensions.Concat(options.Files.Extensions)));

        return sent.Length > options.Files.LargestFile ? new Problem(Field, "FileTooLarge", name, options.Files.LargestFileMegabytes) : null;
    }

    public async Task<Outcome<PreparedFile>> PrepareAsync(string name, byte[] content, CancellationToken cancel)
    {
        var made = await makePicture.MakeForPostAsync(content, cancel);
        if (made.Problem == PictureProblem.None)
            return new PreparedFile(ImageExtension, made.Whole) { Small = made.Small, Width = made.Width, Height = made.Height, IsMoving = made.IsMoving };
        if (made.Problem != PictureProblem.UnknownKind || IsNamedImage(name))
            return ProblemOf(made.Problem, name);

        var extension = FileName.ExtensionOf(name, options.Files.Extensions)!;
        return FileContent.Fits(extension, content)
            ? new PreparedFile(extension, content)
            : new Problem(Field, "FileNotWhatItSays", name, extension);
    }

    static bool IsNamedImage(string name) => FileName.ExtensionOf(name, ImageExtensions) is not null;

    static Problem ProblemOf(PictureProblem problem, string name) => problem switch
    {
        PictureProblem.UnknownKind => new Problem(Field, "ImageUnknown", name),
        PictureProblem.TooManyPixels => new Problem(Field, "ImageTooManyPixels", name),
        _ => new Problem(Field, "ImageBroken", name),
    };
}

/// <summary>What will be kept of a file.</summary>
public sealed record PreparedFile(string Extension, byte[] Content)
{
    public byte[]? Small { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    public bool IsMoving { get; init; }

    public long Size => Content.LongLength + (Small?.LongLength ?? 0);
}
