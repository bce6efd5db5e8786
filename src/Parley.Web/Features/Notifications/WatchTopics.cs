using System.Data.Common;
using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Categories;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Tags;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Notifications;

/// <summary>Keeps how much a member wants to be told of a topic, a category or a tag.</summary>
public sealed class WatchTopics(ParleyDb db)
{
    /// <summary>Answers with the topic's address.</summary>
    public async Task<Outcome<string>> OfTopicAsync(Viewer viewer, TopicId id, WatchLevel level, CancellationToken cancel)
    {
        if (await db.TopicsVisibleTo(viewer).Where(row => row.Id == id).Select(row => row.Slug).SingleOrDefaultAsync(cancel) is not { } slug)
            return new NotThere();

        var watch = new TopicWatch { MemberId = viewer.RequireMember(), TopicId = id, Level = level };
        await db.WriteAsync(() => db.InsertOrReplaceAsync(watch, token: cancel), cancel);
        return Addresses.Topic(id, slug);
    }

    /// <summary>Answers with the category's address.</summary>
    public async Task<Outcome<string>> OfCategoryAsync(Viewer viewer, string slug, WatchLevel level, CancellationToken cancel)
    {
        if (await db.CategoriesVisibleTo(viewer).SingleOrDefaultAsync(row => row.Slug == slug, cancel) is not { } category)
            return new NotThere();

        var watch = new CategoryWatch { MemberId = viewer.RequireMember(), CategoryId = category.Id, Level = level };
        await db.WriteAsync(() => db.InsertOrReplaceAsync(watch, token: cancel), cancel);
        return Addresses.Category(slug);
    }

    /// <summary>Answers with the tag's address. A tag without a topic to see is not there, as on its page.</summary>
    public async Task<Outcome<string>> OfTagAsync(Viewer viewer, string name, WatchLevel level, CancellationToken cancel)
    {
        if (await db.TagsVisibleTo(viewer).SingleOrDefaultAsync(row => row.Name == name, cancel) is not { } tag)
            return new NotThere();

        var watch = new TagWatch { MemberId = viewer.RequireMember(), TagId = tag.Id, Level = level };
        await db.WriteAsync(() => db.InsertOrReplaceAsync(watch, token: cancel), cancel);
        return Addresses.Tag(name);
    }

    /// <summary>Takes back what was chosen for a topic: its category and tags say again how much is told.</summary>
    public Task EndAsync(Viewer viewer, TopicId topic, CancellationToken cancel) =>
        db.WriteAsync(() => db.TopicWatchesOf(viewer).Where(row => row.TopicId == topic).DeleteAsync(cancel), cancel);

    public Task EndAsync(Viewer viewer, CategoryId category, CancellationToken cancel) =>
        db.WriteAsync(() => db.CategoryWatchesOf(viewer).Where(row => row.CategoryId == category).DeleteAsync(cancel), cancel);

    public Task<WatchLevel?> LevelOfAsync(Viewer viewer, CategoryId category, CancellationToken cancel) => db.CategoryWatchesOf(viewer)
        .Where(row => row.CategoryId == category).Select(row => (WatchLevel?)row.Level).SingleOrDefaultAsync(cancel);

    public Task EndAsync(Viewer viewer, TagId tag, CancellationToken cancel) =>
        db.WriteAsync(() => db.TagWatchesOf(viewer).Where(row => row.TagId == tag).DeleteAsync(cancel), cancel);

    public Task<WatchLevel?> LevelOfAsync(Viewer viewer, TagId tag, CancellationToken cancel) => db.TagWatchesOf(viewer)
        .Where(row => row.TagId == tag).Select(row => (WatchLevel?)row.Level).SingleOrDefaultAsync(cancel);

    /// <summary>
    /// Who starts a topic or writes in one watches it from then on, as far as they want that and did not choose something for the topic.
    /// </summary>
    public async Task OfWriterAsync(PostId id, CancellationToken cancel)
    {
        try
        {
            await db.WriteAsync(() => WatchOwnAsync(id, cancel), cancel);
        }
        catch (DbException taken) when (db.IsUniqueViolation(taken))
        {
            // Another post of the same writer, at the same moment, or the writer's own choice.
        }
    }

    async Task WatchOwnAsync(PostId id, CancellationToken cancel)
    {
        var writer = await (
            from post in db.Posts
            join author in db.Members on post.AuthorId equals author.Id
            where post.Id == id && (post.Number == 1 ? author.WatchesStarted : author.WatchesOwn)
                && !db.TopicWatches.Any(row => row.MemberId == author.Id && row.TopicId == post.TopicId)
            select new { author.Id, post.TopicId }).SingleOrDefaultAsync(cancel);
        if (writer is not null)
            await db.InsertAsync(new TopicWatch { MemberId = writer.Id, TopicId = writer.TopicId, Level = WatchLevel.Watching }, token: cancel);
    }
}
