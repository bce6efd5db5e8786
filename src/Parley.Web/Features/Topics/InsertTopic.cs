using LinqToDB;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Holding;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Tags;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Files;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

/// <summary>Puts a topic with its first post into a category and counts it everywhere; in the caller's transaction.</summary>
public sealed class InsertTopic(ParleyDb db, TagTopic tagTopic, ReferToFiles refer, NoteHeld held, JobQueue jobs, TimeProvider time)
{
    const int FirstNumber = 1;

    public async Task<PostAddress> InsertAsync(Viewer viewer, NewTopic topic, string submission, CancellationToken cancel)
    {
        var (author, now) = (viewer.RequireMember(), time.GetUtcNow());
        var started = await InsertTopicAsync(author, topic, now, cancel);
        var first = new PostId(await db.InsertWithInt64IdentityAsync(FirstPostOf(started.TopicId, author, topic.Written, submission, now), token: cancel));
        await tagTopic.TagAsync(started.TopicId, topic.Tags, cancel);
        await refer.OfNewPostAsync(viewer, first, topic.Written.Baked, cancel);
        await db.NoteOriginAsync(viewer, first, now, cancel);
        if (topic.Hold is { } hold)
            await held.HoldAsync(first, hold, cancel);
        else
            await TellAsync(topic, author, first, cancel);
        return started;
    }

    async Task TellAsync(NewTopic topic, MemberId author, PostId first, CancellationToken cancel)
    {
        await CountAsync(topic.Category, author, cancel);
        await jobs.EnqueueAsync(new ReplyPosted(first.Value, [.. topic.Written.Baked.MentionedMembers.Select(member => member.Value)]), cancel);
    }

    async Task<PostAddress> InsertTopicAsync(MemberId author, NewTopic started, DateTimeOffset now, CancellationToken cancel)
    {
        var topic = new Topic
        {
            CategoryId = started.Category,
            AuthorId = author,
            LastPosterId = author,
            Title = started.Title,
            Slug = TopicSlug.Of(started.Title),
            CreatedAt = now,
            BumpedAt = now,
            HotAt = TopicHeat.At(now, replies: 0, likes: 0),
            LastNumber = FirstNumber,
            Hidden = started.Hold is null ? HiddenCauses.None : HiddenCauses.Held,
        };
        return new(new(await db.InsertWithInt64IdentityAsync(topic, token: cancel)), topic.Slug, FirstNumber);
    }

    static Post FirstPostOf(TopicId topic, MemberId author, WrittenText text, string submission, DateTimeOffset now) => new()
    {
        TopicId = topic,
        Number = FirstNumber,
        AuthorId = author,
        Markdown = text.Markdown,
        Html = text.Baked.Html,
        RendererVersion = PostMarkdown.RendererVersion,
        CreatedAt = now,
        SubmissionKey = submission,
    };

    async Task CountAsync(CategoryId category, MemberId author, CancellationToken cancel)
    {
        await db.Members.Where(row => row.Id == author).Set(row => row.TopicCount, row => row.TopicCount + 1).UpdateAsync(cancel);
        await db.Categories.Where(row => row.Id == category).Set(row => row.TopicCount, row => row.TopicCount + 1).UpdateAsync(cancel);
    }
}

/// <summary>A topic as it was sent.</summary>
public sealed record NewTopic(CategoryId Category, string Title, WrittenText Written, IReadOnlyList<Tag> Tags)
{
    /// <summary>It waits for review: nobody is told, and nothing counts it, until it is let in; see <see cref="LetInTopic"/>.</summary>
    public Hold? Hold { get; init; }
}
