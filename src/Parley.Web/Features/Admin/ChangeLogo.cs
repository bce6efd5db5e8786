using Parley.Data;
using Parley.Data.Settings;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Platform.Images;
using Parley.Platform.Storage;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Admin;

/// <summary>
/// The logo is drawn anew from the picture that was uploaded, as members' pictures are, in its proportions. An old one stays in the store
/// for pages that are still open or kept somewhere.
/// </summary>
public sealed class ChangeLogo(ParleyDb db, CurrentSettings settings, WriteSettings write, MakePicture makePicture, IFileStore files)
{
    /// <summary>In bytes.</summary>
    public const int LongestFile = 2 * 1024 * 1024;

    // The store takes it as it is: pages show it some 28 pixels high.
    const int MostShape = 12;

    public static Outcome<bool> TooLarge => new Problem("logo", "PictureTooLarge");

    public async Task<Outcome<bool>> SetAsync(Viewer viewer, ReadOnlyMemory<byte> file, CancellationToken cancel)
    {
        if (file.Length == 0)
            return new Problem("logo", "LogoMissing");
        if (file.Length > LongestFile)
            return TooLarge;

        var made = await makePicture.MakeForPostAsync(file, cancel);
        if (made.Problem != PictureProblem.None || made.IsMoving)
            return ProblemOf(made.Problem);
        if (made.Width > made.Height * MostShape || made.Height > made.Width)
            return new Problem("logo", "LogoShape");

        var key = RandomKey.New();
        await files.PutAsync(ForumLogo.FileOf(key), made.Small ?? made.Whole, cancel);
        await SaveAsync(viewer, key, cancel);
        return true;
    }

    public Task RemoveAsync(Viewer viewer, CancellationToken cancel) => SaveAsync(viewer, null, cancel);

    async Task SaveAsync(Viewer viewer, string? key, CancellationToken cancel)
    {
        var was = settings.Now.Forum.Logo;
        if (settings.OriginOf(OfferedSettings.Logo) is not null || (key ?? "") == was)
            return;

        await db.WriteAsync(
            async () => await write.WriteAsync(
                viewer, await db.TakeNextVersionAsync(cancel), OfferedSettings.Logo, key, new(was, key ?? ""), cancel),
            cancel);
        settings.Refresh();
    }

    static Problem ProblemOf(PictureProblem problem) => problem switch
    {
        PictureProblem.TooManyPixels => new Problem("logo", "PictureTooManyPixels"),
        PictureProblem.Broken => new Problem("logo", "PictureBroken"),
        _ => new Problem("logo", "LogoUnknown"),
    };
}
