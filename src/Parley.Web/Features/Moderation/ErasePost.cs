using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Web.Features.Files;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Shared;
using Parley.Web.Features.Topics;

namespace Parley.Web.Features.Moderation;

/// <summary>
/// Takes the words of a reply away for good, or with a first post those of its whole topic: text, title, versions, drafts and files. What
/// is left is a number that is hidden for ever, for numbers are never given twice. Done twice, it is done once.
/// </summary>
public sealed class ErasePost(ParleyDb db, FindPost find, HidePost hidePost, HideTopic hideTopic, ReferToFiles refer, LogActs log, JobQueue jobs, TimeProvider time)
{
    // Nobody's words are left, so it needs none of a language.
    const string NoTitle = "–";

    /// <summary>Says whether there was anything to erase that this viewer may.</summary>
    public Task<bool> EraseAsync(Viewer viewer, PostId id, string reason, CancellationToken cancel) =>
        db.WriteAsync(() => TryEraseAsync(viewer, id, reason, cancel), cancel);

    async Task<bool> TryEraseAsync(Viewer viewer, PostId id, string reason, CancellationToken cancel)
    {
        if (viewer.Role != Role.Administrator || await find.TakeAsync(viewer, id, cancel) is not { Post.Kind: PostKind.Text } found || IsErased(found))
            return false;

        // With its reason and the word to the author, as if it had been hidden on its page.
        if (found.Post.IsFirst)
        {
            await hideTopic.HideAsync(viewer, found.Topic.Id, reason, cancel);
            await EraseTopicAsync(viewer, (await find.TakeAsync(viewer, id, cancel))!.Topic, cancel);
        }
        else
        {
            await hidePost.HideAsync(viewer, id, reason, cancel);
            await EraseReplyAsync(viewer, (await find.TakeAsync(viewer, id, cancel))!, cancel);
        }

        await log.LogAsync(viewer, found.Post.IsFirst ? ModeratorAct.TopicErased : ModeratorAct.PostErased, found, reason, cancel);
        return true;
    }

    static bool IsErased(FoundPost found) => (found.Post.IsFirst ? found.Topic.Hidden : found.Post.Hidden).HasFlag(HiddenCauses.Erased);

    async Task EraseReplyAsync(Viewer viewer, FoundPost found, CancellationToken cancel)
    {
        await EraseTextAsync(viewer, found.Post.Id, cancel);
        await hidePost.ChangeAsync(found, found.Post.Hidden | HiddenCauses.Erased, cancel);
    }

    async Task EraseTopicAsync(Viewer viewer, Topic topic, CancellationToken cancel)
    {
        foreach (var post in await db.Posts.Where(row => row.TopicId == topic.Id).Select(row => row.Id).ToListAsync(cancel))
            await EraseTextAsync(viewer, post, cancel);
        await ErasePollAsync(topic, cancel);
        await db.Topics.Where(row => row.Id == topic.Id)
            .Set(row => row.Title, NoTitle).Set(row => row.Slug, TopicSlug.Of(NoTitle)).Set(row => row.HasPoll, false).UpdateAsync(cancel);
        await hideTopic.ChangeAsync(topic, topic.Hidden | HiddenCauses.Erased, cancel);
    }

    // Who has it open to edit finds another edit there, and can't write it back.
    async Task EraseTextAsync(Viewer viewer, PostId post, CancellationToken cancel)
    {
        await db.Posts.Where(row => row.Id == post)
            .Set(row => row.Markdown, "")
            .Set(row => row.Html, "")
            .Set(row => row.EditedAt, (DateTimeOffset?)time.GetUtcNow())
            .Set(row => row.EditCount, row => row.EditCount + 1)
            .UpdateAsync(cancel);
        await db.PostVersions.Where(row => row.PostId == post).DeleteAsync(cancel);
        await db.Drafts.Where(row => row.Place == EditPost.PlaceOf(post)).DeleteAsync(cancel);
        await refer.OfEditedPostAsync(viewer, post, BakedText.Nothing, cancel);
        await jobs.EnqueueAsync(new PostRewritten(post.Value), cancel);
    }

    async Task ErasePollAsync(Topic topic, CancellationToken cancel)
    {
        var ballots = db.PollBallots.Where(row => row.TopicId == topic.Id);
        await db.PollVotes.Where(row => ballots.Any(ballot => ballot.Id == row.BallotId)).DeleteAsync(cancel);
        await ballots.DeleteAsync(cancel);
        await db.PollChoices.Where(row => row.TopicId == topic.Id).DeleteAsync(cancel);
        await db.Polls.Where(row => row.TopicId == topic.Id).DeleteAsync(cancel);
    }
}
