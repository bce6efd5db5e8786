using System.Text.RegularExpressions;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Permissions;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Posts;

/// <summary>Keeps a text while it is written.</summary>
public sealed partial class SaveDraft(ParleyDb db, KeepDraft keep)
{
    /// <summary>False where no text is written at that place. One that became a post meanwhile is no draft any more, however late it comes.</summary>
    public async Task<bool> SaveAsync(Viewer viewer, KeptText typed, string? submission, CancellationToken cancel)
    {
        if (!Places().IsMatch(typed.Place))
            return false;
        if (!await IsPostedAsync(viewer, submission, cancel) && (typed.HasText || await keep.AtAsync(viewer, typed.Place, cancel) is not null))
            await keep.KeepAsync(viewer, typed, cancel);
        return true;
    }

    async Task<bool> IsPostedAsync(Viewer viewer, string? submission, CancellationToken cancel)
    {
        var self = viewer.RequireMember();
        return !string.IsNullOrEmpty(submission) && await db.Posts.AnyAsync(row => row.SubmissionKey == submission && row.AuthorId == self, cancel);
    }

    [GeneratedRegex(@"^/(new-topic|t/[0-9]{1,18}(/addition)?|p/[0-9]{1,18}/edit)\z")]
    private static partial Regex Places();
}
