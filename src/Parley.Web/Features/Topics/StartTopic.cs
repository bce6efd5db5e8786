using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Tags;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Files;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

public sealed class StartTopic(
    ParleyDb db,
    BakeText bake,
    TagTopic tagTopic,
    PostOnce once,
    KeepDraft drafts,
    CheckConfirmation confirmation,
    ReferToFiles refer,
    JobQueue jobs,
    TimeProvider time)
{
    public const string Place = "/new-topic";
    const int FirstNumber = 1;

    public async Task<Outcome<PostAddress>> StartAsync(Viewer viewer, NewTopicForm form, CancellationToken cancel)
    {
        var problems = form.Problems().ToList();
        if (problems.Count > 0)
            return problems;

        var text = await bake.BakeAsync(form.CleanText, cancel);
        if (text.Check("text") is { } nothing)
            return nothing;

        var tags = await tagTopic.FindOrAddAsync(viewer, form.TagNames, topic: null, cancel);
        return tags.IsDone
            ? await once.PostAsync(viewer, form.Submission, form.CleanText, key => InsertAsync(viewer, form, text, tags.Value, key, cancel), cancel)
            : tags.Problems.ToList();
    }

    async Task<Outcome<PostAddress>> InsertAsync(
        Viewer viewer, NewTopicForm form, BakedText text, IReadOnlyList<Tag> tags, string submission, CancellationToken cancel)
    {
        var category = new CategoryId(form.Category!.Value);
        if (!await db.CategoriesStartedBy(viewer).AnyAsync(row => row.Id == category, cancel))
            return new Problem("category", "CategoryMissing");

        if (await confirmation.CheckAsync(viewer, cancel) is { } unconfirmed)
            return unconfirmed;

        var author = viewer.RequireMember();
        var started = await InsertTopicAsync(author, category, form.CleanTitle, cancel);
        var postId = await InsertFirstPostAsync(started.TopicId, author, form.CleanText, text, submission, cancel);
        await tagTopic.TagAsync(started.TopicId, tags, cancel);
        await refer.OfNewPostAsync(viewer, new(postId), text, cancel);
        await CountAsync(category, author, cancel);
        await drafts.ForgetAsync(viewer, Place, cancel);
        await jobs.EnqueueAsync(new ReplyPosted(postId, [.. text.MentionedMembers.Select(member => member.Value)]), cancel);
        return started;
    }

    async Task<PostAddress> InsertTopicAsync(MemberId author, CategoryId category, string title, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var topic = new Topic
        {
            CategoryId = category,
            AuthorId = author,
            LastPosterId = author,
            Title = title,
            Slug = TopicSlug.Of(title),
            CreatedAt = now,
            BumpedAt = now,
            HotAt = TopicHeat.At(now, replies: 0, likes: 0),
            LastNumber = FirstNumber,
        };
        return new(new(await db.InsertWithInt64IdentityAsync(topic, token: cancel)), topic.Slug, FirstNumber);
    }

    Task<long> InsertFirstPostAsync(
        TopicId topic, MemberId author, string markdown, BakedText text, string submission, CancellationToken cancel) =>
        db.InsertWithInt64IdentityAsync(
            new Post
            {
                TopicId = topic,
                Number = FirstNumber,
                AuthorId = author,
                Markdown = markdown,
                Html = text.Html,
                RendererVersion = PostMarkdown.RendererVersion,
                CreatedAt = time.GetUtcNow(),
                SubmissionKey = submission,
            },
            token: cancel);

    async Task CountAsync(CategoryId category, MemberId author, CancellationToken cancel)
    {
        await db.Categories.Where(row => row.Id == category).Set(row => row.TopicCount, row => row.TopicCount + 1).UpdateAsync(cancel);
        await db.Members.Where(row => row.Id == author).Set(row => row.TopicCount, row => row.TopicCount + 1).UpdateAsync(cancel);
    }
}
