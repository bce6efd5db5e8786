using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Web.Features.Notifications;

/// <summary>Finds a post with all that decides who is told of it.</summary>
public sealed class FindToldPost(ParleyDb db)
{
    /// <summary>
    /// In a write: takes the topic's row first, so that of what is told of a post by two nodes, one sees what the other did. What is
    /// decided after this is true until the write is in.
    /// </summary>
    public async Task<ToldPost?> TakeAsync(PostId id, CancellationToken cancel)
    {
        var found = await FindAsync(id, cancel);
        for (TopicId? taken = null; found is not null && found.Topic.Id != taken; found = await FindAsync(id, cancel))
        {
            // It may be moved to another topic meanwhile.
            taken = found.Topic.Id;
            await db.Topics.Where(row => row.Id == taken).TakeAsync(cancel);
        }

        return found;
    }

    public Task<ToldPost?> FindAsync(PostId id, CancellationToken cancel) =>
        (from post in db.Posts
         join topic in db.Topics on post.TopicId equals topic.Id
         join author in db.Members on post.AuthorId equals author.Id
         from repliedTo in db.Posts.LeftJoin(other => other.TopicId == post.TopicId && other.Number == post.ReplyToNumber)
         where post.Id == id
         select new ToldPost
         {
             Post = post,
             Topic = topic,
             Author = author,
             RepliedTo = repliedTo,
         }).SingleOrDefaultAsync(cancel);
}

public sealed record ToldPost
{
    public required Post Post { get; init; }

    public required Topic Topic { get; init; }

    public required Member Author { get; init; }

    public required Post? RepliedTo { get; init; }

    public bool IsShown => Post.Hidden == HiddenCauses.None && Topic.Hidden == HiddenCauses.None;

    public Viewer Writer => Viewer.Of(Author);
}
