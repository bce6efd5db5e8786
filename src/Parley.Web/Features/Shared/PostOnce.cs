using System.Data.Common;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Shared;

/// <summary>Takes a form once: one that comes again, after a double click or a reload, leads to the post that it made.</summary>
public sealed class PostOnce(ParleyDb db)
{
    /// <summary>Inserts the post with the form's key, which <paramref name="insert"/> gets to store.</summary>
    public async Task<Outcome<PostAddress>> PostAsync(
        Viewer viewer, string? submission, string markdown, Func<string, Task<Outcome<PostAddress>>> insert, CancellationToken cancel)
    {
        var key = SubmissionKey.Of(submission);
        try
        {
            var outcome = await db.WriteAsync(() => insert(key), cancel);

            // Who sends it twice is not told that it was said before, or too soon.
            return !outcome.IsDone && await SentBeforeAsync(viewer, key, markdown, cancel) is { } before ? before : outcome;
        }
        catch (DbException twice) when (db.IsUniqueViolation(twice))
        {
            // With another text it is another post, from somebody who went back to the form and wrote on.
            return await SentBeforeAsync(viewer, key, markdown, cancel) is { } sent
                ? sent
                : await db.WriteAsync(() => insert(SubmissionKey.New()), cancel);
        }
    }

    async Task<PostAddress?> SentBeforeAsync(Viewer viewer, string key, string markdown, CancellationToken cancel)
    {
        var author = viewer.RequireMember();
        return await (
            from post in db.Posts
            join topic in db.Topics on post.TopicId equals topic.Id
            where post.SubmissionKey == key && post.AuthorId == author && post.Markdown == markdown
            select new PostAddress(topic.Id, topic.Slug, post.Number)).SingleOrDefaultAsync(cancel);
    }
}
