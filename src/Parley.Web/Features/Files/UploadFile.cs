using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Files;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Platform.Storage;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Files;

/// <summary>
/// Takes a file for a post. Its row comes first: whatever breaks off after it leaves a file that nothing refers to, which goes after
/// a day with all that the store has of it. The same file, sent again by the same member, is the one that is there.
/// </summary>
public sealed class UploadFile(ParleyDb db, PrepareFile prepare, IFileStore store, ParleyOptions options, TimeProvider time)
{
    const string Field = SentFiles.Field;

    static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<Outcome<UploadedFile>> UploadAsync(Viewer viewer, SentFile sent, CancellationToken cancel)
    {
        if (viewer.AwaitsConfirmation)
            return new Problem(Field, "FilesUnconfirmed");
        if (Silence.Check(viewer, Field) is { } silenced)
            return silenced;
        if (prepare.Check(sent) is { } problem)
            return problem;

        var (name, content) = (FileName.Clean(sent.Name), await sent.ReadAsync(cancel));
        var digest = DigestOf(name, content);
        if (await KnownAsync(viewer, digest, cancel) is { } known && await IsStoredAsync(known, cancel))
            return known;

        var prepared = await prepare.PrepareAsync(name, content, cancel);
        return prepared.IsDone ? await KeepAsync(viewer, name, digest, prepared.Value, cancel) : prepared.Problems.ToList();
    }

    async Task<Outcome<UploadedFile>> KeepAsync(Viewer viewer, string name, string digest, PreparedFile prepared, CancellationToken cancel)
    {
        var noted = await NoteAsync(viewer, FileOf(viewer, name, digest, prepared), cancel);
        if (!noted.IsDone)
            return noted;

        await store.PutAsync(StoredFiles.Whole(noted.Value.Key), prepared.Content, cancel);
        if (prepared.Small is { } small)
            await store.PutAsync(StoredFiles.Small(noted.Value.Key), small, cancel);
        return noted;
    }

    // What is there already may be there without its content, when the program was stopped in between: it gets it now.
    async Task<Outcome<UploadedFile>> NoteAsync(Viewer viewer, UploadedFile file, CancellationToken cancel)
    {
        try
        {
            return await db.WriteAsync(() => InsertAsync(viewer, file, cancel), cancel);
        }
        catch (DbException twice) when (db.IsUniqueViolation(twice))
        {
            return await KnownAsync(viewer, file.Digest!, cancel) is { } known ? known : throw new InvalidOperationException("The file went while it came again.", twice);
        }
    }

    async Task<Outcome<UploadedFile>> InsertAsync(Viewer viewer, UploadedFile file, CancellationToken cancel)
    {
        var member = viewer.RequireMember();
        if (!await TakeTurnAsync(member, cancel))
            return new NotThere();
        if (await CheckBudgetAsync(member, file.Size, cancel) is { } exceeded)
            return exceeded;

        var id = await db.InsertWithInt64IdentityAsync(file, token: cancel);
        return file with { Id = new(id) };
    }

    // Takes the member's row, so that of several files at once each counts those before it; false when the account went meanwhile.
    async Task<bool> TakeTurnAsync(MemberId member, CancellationToken cancel) =>
        await db.Members.Where(row => row.Id == member && row.DeletedAt == null).TakeAsync(cancel) == 1;

    async Task<Problem?> CheckBudgetAsync(MemberId member, long size, CancellationToken cancel)
    {
        var mine = db.Files.Where(row => row.MemberId == member);
        var since = time.GetUtcNow() - Day;
        if (size + (await mine.Where(row => row.CreatedAt > since).SumAsync(row => (long?)row.Size, cancel) ?? 0) > options.Files.DailyBytes)
            return new Problem(Field, "FilesToday", options.Files.DailyMegabytes);

        return size + (await mine.SumAsync(row => (long?)row.Size, cancel) ?? 0) > options.Files.MemberBytes
            ? new Problem(Field, "FilesInAll", options.Files.MemberMegabytes)
            : null;
    }

    // Kept for a day from now, like a new one.
    async Task<UploadedFile?> KnownAsync(Viewer viewer, string digest, CancellationToken cancel)
    {
        var member = viewer.RequireMember();
        var mine = db.Files.Where(row => row.MemberId == member && row.Digest == digest);
        if (!await mine.AnyAsync(cancel))
            return null;

        await db.WriteAsync(() => mine.Set(row => row.TouchedAt, time.GetUtcNow()).UpdateAsync(cancel), cancel);
        return await mine.SingleOrDefaultAsync(cancel);
    }

    async Task<bool> IsStoredAsync(UploadedFile file, CancellationToken cancel)
    {
        await using var whole = await store.OpenAsync(StoredFiles.Whole(file.Key), cancel);
        await using var small = file.HasSmall ? await store.OpenAsync(StoredFiles.Small(file.Key), cancel) : null;
        return whole is not null && (small is not null || !file.HasSmall);
    }

    UploadedFile FileOf(Viewer viewer, string name, string digest, PreparedFile prepared) => new()
    {
        Key = RandomKey.New(),
        MemberId = viewer.RequireMember(),
        Name = name,
        Extension = prepared.Extension,
        Size = prepared.Size,
        Digest = digest,
        Width = prepared.Width,
        Height = prepared.Height,
        HasSmall = prepared.Small is not null,
        IsMoving = prepared.IsMoving,
        CreatedAt = time.GetUtcNow(),
        TouchedAt = time.GetUtcNow(),
    };

    static string DigestOf(string name, byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData([0]);
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
