using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Files;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>Keeps what was done with a topic, in the caller's transaction: as a thin line in it, in the log, and told to its author.</summary>
public sealed class NoteAct(ParleyDb db, BakeText bake, ReferToFiles refer, JobQueue jobs, TimeProvider time)
{
    /// <summary>An event takes the next number, as a reply does, but brings the topic up nowhere.</summary>
    public async Task ShowAsync(Viewer viewer, TopicId topic, PostKind kind, string words, CancellationToken cancel)
    {
        // A prepared reason is shown to each reader in the reader's language, and can't be baked.
        var own = GivenReason.Of(words).Words;
        var baked = await bake.BakeAsync(own, cancel);
        var row = db.Topics.Where(found => found.Id == topic);
        await row.Set(found => found.LastNumber, found => found.LastNumber + 1).UpdateAsync(cancel);
        var id = await db.InsertWithInt64IdentityAsync(
            new Post
            {
                TopicId = topic,
                Number = await row.Select(found => found.LastNumber).SingleAsync(cancel),
                AuthorId = viewer.RequireMember(),
                Kind = kind,
                Markdown = words,
                Html = own.Length > 0 ? baked.Html : "",
                RendererVersion = PostMarkdown.RendererVersion,
                CreatedAt = time.GetUtcNow(),
            },
            token: cancel);
        await refer.OfNewPostAsync(viewer, new(id), baked, cancel);
    }

    public Task LogAsync(Viewer viewer, FoundTopic found, ModeratorAct act, string reason, CancellationToken cancel) =>
        LogAsync(viewer, found, act, reason, was: "", became: "", cancel);

    /// <summary>With what it was before, where the act alone does not say so.</summary>
    public Task LogAsync(Viewer viewer, FoundTopic found, ModeratorAct act, string reason, string was, string became, CancellationToken cancel) => db.LogAsync(
        viewer,
        new ModerationEntry
        {
            At = time.GetUtcNow(),
            Act = act,
            AuthorId = found.Topic.AuthorId,
            TopicId = found.Topic.Id,
            PostId = found.FirstPost,
            Reason = reason,
            Was = was,
            Became = became,
        },
        cancel);

    public async Task TellAsync(Viewer viewer, FoundTopic found, ModeratorAct act, string reason, CancellationToken cancel)
    {
        await LogAsync(viewer, found, act, reason, cancel);
        await jobs.EnqueueAsync(new PostModerated(found.FirstPost.Value, viewer.RequireMember().Value, act), cancel);
    }
}
