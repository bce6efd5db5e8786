using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>Makes an earlier version of a draft the draft again; what stands there now is kept as a version.</summary>
public sealed class TakeBackDraft(ParleyDb db, KeepDraftVersion versions, TimeProvider time)
{
    public Task<DraftVersion?> FindAsync(Viewer viewer, long id, CancellationToken cancel)
    {
        var self = viewer.RequireMember();
        return db.DraftVersions.SingleOrDefaultAsync(row => row.Id == id && row.MemberId == self, cancel);
    }

    /// <summary>Answers with the place where it is written.</summary>
    public Task<Outcome<string>> TakeBackAsync(Viewer viewer, long id, CancellationToken cancel) => db.WriteAsync(() => TryAsync(viewer, id, cancel), cancel);

    async Task<Outcome<string>> TryAsync(Viewer viewer, long id, CancellationToken cancel)
    {
        if (await FindAsync(viewer, id, cancel) is not { } version)
            return new NotThere();

        var next = new Draft { MemberId = version.MemberId, Place = version.Place, Title = version.Title, Tags = version.Tags, Markdown = version.Markdown, UpdatedAt = time.GetUtcNow() };
        await versions.KeepAsync(next, onPurpose: true, cancel);
        if (await WriteAsync(next, cancel) == 0)
            await db.InsertAsync(next, token: cancel);
        return version.Place;
    }

    // What it answers, its category and its poll stay as they are.
    Task<int> WriteAsync(Draft next, CancellationToken cancel) => db.Drafts.Where(row => row.MemberId == next.MemberId && row.Place == next.Place)
        .Set(row => row.Title, next.Title)
        .Set(row => row.Tags, next.Tags)
        .Set(row => row.Markdown, next.Markdown)
        .Set(row => row.UpdatedAt, next.UpdatedAt)
        .UpdateAsync(cancel);
}
