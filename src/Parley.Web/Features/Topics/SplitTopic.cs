using LinqToDB;
using Parley.Data;
using Parley.Domain.Categories;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Topics;

/// <summary>Makes a topic that a reply of another one will begin: its author's, and from when it was written. In the caller's transaction.</summary>
public sealed class SplitTopic(ParleyDb db)
{
    public async Task<Topic> InsertAsync(CategoryId category, string title, Post first, CancellationToken cancel)
    {
        var topic = new Topic
        {
            CategoryId = category,
            AuthorId = first.AuthorId,
            LastPosterId = first.AuthorId,
            Title = title,
            Slug = TopicSlug.Of(title),
            CreatedAt = first.CreatedAt,
            BumpedAt = first.CreatedAt,
            HotAt = TopicHeat.At(first.CreatedAt, replies: 0, likes: 0),
        };
        var id = new TopicId(await db.InsertWithInt64IdentityAsync(topic, token: cancel));
        await db.Members.Where(row => row.Id == first.AuthorId).Set(row => row.TopicCount, row => row.TopicCount + 1).UpdateAsync(cancel);
        await db.Categories.Where(row => row.Id == category).Set(row => row.TopicCount, row => row.TopicCount + 1).UpdateAsync(cancel);
        return topic with { Id = id };
    }
}
