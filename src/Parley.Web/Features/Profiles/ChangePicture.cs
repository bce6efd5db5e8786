using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Platform.Images;
using Parley.Platform.Storage;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Profiles;

public sealed class ChangePicture(ParleyDb db, MakePicture makePicture, IFileStore files)
{
    /// <summary>In bytes. Photographs of phones are a little smaller.</summary>
    public const int LongestFile = 4 * 1024 * 1024;

    public static Outcome<bool> TooLarge => new Problem("picture", "PictureTooLarge");

    public async Task<Outcome<bool>> SetAsync(Viewer viewer, ReadOnlyMemory<byte> file, CancellationToken cancel)
    {
        if (Silence.Check(viewer, "picture") is { } silenced)
            return silenced;
        if (file.Length == 0)
            return new Problem("picture", "PictureMissing");
        if (file.Length > LongestFile)
            return TooLarge;

        var made = await makePicture.MakeAsync(file, cancel);
        if (made.Files is null)
            return ProblemOf(made.Problem);

        // A new key each time: browsers keep what an address shows for good, and nobody can guess another one.
        var key = RandomKey.New();
        foreach (var (size, content) in made.Files)
            await files.PutAsync(MemberPicture.FileOf(key, size), content, cancel);
        await ReplaceAsync(viewer.RequireMember(), key, cancel);
        return true;
    }

    public Task RemoveAsync(Viewer viewer, CancellationToken cancel) => ReplaceAsync(viewer.RequireMember(), null, cancel);

    async Task ReplaceAsync(MemberId member, string? picture, CancellationToken cancel)
    {
        var mine = db.Members.Where(row => row.Id == member);
        var old = await mine.Select(row => row.Picture).SingleAsync(cancel);
        await db.WriteAsync(() => mine.Set(row => row.Picture, picture).UpdateAsync(cancel), cancel);
        if (old is null)
            return;

        foreach (var size in PictureSizes.All)
            await files.DeleteAsync(MemberPicture.FileOf(old, size), cancel);
    }

    static Problem ProblemOf(PictureProblem problem) => problem switch
    {
        PictureProblem.UnknownKind => new Problem("picture", "PictureUnknown"),
        PictureProblem.TooManyPixels => new Problem("picture", "PictureTooManyPixels"),
        _ => new Problem("picture", "PictureBroken"),
    };
}
