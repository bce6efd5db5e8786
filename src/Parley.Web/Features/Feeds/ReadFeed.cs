using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Profiles;
using Parley.Domain.Tags;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Feeds;

/// <summary>
/// Reads feeds as a guest may read them, without their texts, by which their reader's copy is known to be old or not: one statement, and one
/// more for whose feed it is. <see cref="WithTextsAsync"/> is the last, for who needs it.
/// </summary>
public sealed class ReadFeed(ParleyDb db)
{
    const int MostEntries = 30;

    public async Task<Feed> OfForumAsync(CancellationToken cancel) => new()
    {
        Id = Addresses.Feed,
        Address = Addresses.Feed,
        PageAddress = "/",
        Entries = await TopicsAsync(Posts(), cancel),
    };

    public async Task<Feed?> OfCategoryAsync(string slug, CancellationToken cancel) =>
        await db.CategoriesVisibleTo(Viewer.Guest).SingleOrDefaultAsync(row => row.Slug == slug, cancel) is { } category
            ? new()
            {
                // Its name in addresses may change; its number does not.
                Id = $"/categories#{category.Id}",
                Address = Addresses.CategoryFeed(category.Slug),
                PageAddress = Addresses.Category(category.Slug),
                Title = category.Name,
                Description = category.Description,
                Entries = await TopicsAsync(Posts().Where(row => row.Topic.CategoryId == category.Id), cancel),
            }
            : null;

    /// <summary>Null where a guest sees no topic with the tag: its name may tell of what is hidden. A name that it had before is its own still.</summary>
    public async Task<Feed?> OfTagAsync(string name, CancellationToken cancel) =>
        await FindTagAsync(TagName.Of(name), cancel) is { } tag
            ? new()
            {
                // It may be renamed.
                Id = $"/tags#{tag.Id}",
                Address = Addresses.TagFeed(tag.Name),
                PageAddress = Addresses.Tag(tag.Name),
                Title = $"#{tag.Name}",
                Entries = await TopicsAsync(Posts().Where(row => db.TopicTags.Any(link => link.TagId == tag.Id && link.TopicId == row.Topic.Id)), cancel),
            }
            : null;

    public async Task<Feed?> OfTopicAsync(TopicId id, CancellationToken cancel) =>
        await db.TopicsVisibleTo(Viewer.Guest).SingleOrDefaultAsync(row => row.Id == id, cancel) is { } topic
            ? new()
            {
                Id = Addresses.TopicFeed(id),
                Address = Addresses.TopicFeed(id),
                PageAddress = Addresses.Topic(id, topic.Slug),
                Title = topic.Title,
                Entries = await EntriesAsync(Posts().Where(row => row.Post.TopicId == id).OrderByDescending(row => row.Post.Number), cancel),
            }
            : null;

    /// <summary>Null where there is no such member, or none that shows to everybody what they write.</summary>
    public async Task<Feed?> OfMemberAsync(string name, CancellationToken cancel) =>
        await FindAsync(MemberName.KeyOf(name), cancel) is { Member: var member } found && FeedPermissions.HasFeed(found.Shown)
            ? new()
            {
                Id = Addresses.MemberFeed(member.Name),
                Address = Addresses.MemberFeed(member.Name),
                PageAddress = Addresses.Member(member.Name),
                Title = member.DisplayName ?? member.Name,
                Entries = await EntriesAsync(Posts().Where(row => row.Post.AuthorId == member.Id).OrderByDescending(row => row.Post.Id), cancel),
            }
            : null;

    public async Task<Feed> WithTextsAsync(Feed feed, CancellationToken cancel)
    {
        var ids = feed.Entries.Select(entry => entry.Id).ToArray();
        var texts = await db.PostsVisibleTo(Viewer.Guest)
            .Where(post => ids.Contains(post.Id))
            .Select(post => new { post.Id, post.Html })
            .ToDictionaryAsync(post => post.Id, post => post.Html, cancel);

        // What was hidden this very moment has none.
        return feed with
        {
            Entries = [.. feed.Entries.Where(entry => texts.ContainsKey(entry.Id)).Select(entry => entry with { Html = texts[entry.Id] })],
        };
    }

    Task<Tag?> FindTagAsync(string name, CancellationToken cancel) => db.TagsVisibleTo(Viewer.Guest)
        .Where(tag => tag.Name == name || db.OldTagNames.Any(old => old.Name == name && old.TagId == tag.Id))
        .OrderBy(tag => tag.Name == name ? 0 : 1)
        .FirstOrDefaultAsync(cancel);

    Task<FoundMember?> FindAsync(string key, CancellationToken cancel) =>
        (from member in db.Members
         from profile in db.Profiles.LeftJoin(row => row.MemberId == member.Id)
         where member.NameKey == key
         select new FoundMember { Member = member, Profile = profile }).SingleOrDefaultAsync(cancel);

    // By when they began: a topic that gets a reply is not a new one for who reads by feed. The topic's own feed has the replies.
    static Task<List<FeedEntry>> TopicsAsync(IQueryable<PostRow> posts, CancellationToken cancel) => EntriesAsync(
        posts.Where(row => row.Post.Number == 1).OrderByDescending(row => row.Topic.CreatedAt).ThenByDescending(row => row.Topic.Id), cancel);

    IQueryable<PostRow> Posts() =>
        from post in db.PostsVisibleTo(Viewer.Guest)
        join topic in db.Topics on post.TopicId equals topic.Id
        join category in db.Categories on topic.CategoryId equals category.Id
        join author in db.Members on post.AuthorId equals author.Id
        where post.Kind == PostKind.Text
        select new PostRow { Post = post, Topic = topic, Category = category, Author = author };

    static Task<List<FeedEntry>> EntriesAsync(IQueryable<PostRow> posts, CancellationToken cancel) => posts
        .Take(MostEntries)
        .Select(row => new FeedEntry
        {
            Id = row.Post.Id,
            TopicId = row.Topic.Id,
            TopicTitle = row.Topic.Title,
            TopicSlug = row.Topic.Slug,
            Number = row.Post.Number,
            CategoryName = row.Category.Name,
            CategorySlug = row.Category.Slug,
            AuthorName = row.Author.Name,
            AuthorDisplayName = row.Author.DisplayName,
            CreatedAt = row.Post.CreatedAt,
            EditedAt = row.Post.EditedAt,
            RendererVersion = row.Post.RendererVersion,
        })
        .ToListAsync(cancel);

    sealed record PostRow
    {
        public required Post Post { get; init; }

        public required Topic Topic { get; init; }

        public required Category Category { get; init; }

        public required Member Author { get; init; }
    }

    sealed record FoundMember
    {
        public required Member Member { get; init; }

        public required Profile? Profile { get; init; }

        public Profile Shown => Profile ?? new Profile { MemberId = Member.Id };
    }
}
