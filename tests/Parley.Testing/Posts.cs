using LinqToDB.Async;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Testing;

/// <summary>Finds posts as they stand in the database now.</summary>
public static class Posts
{
    public static Task<Post> PostAsync(this ForumApp app, Topic topic, int number) =>
        app.WithDbAsync(db => db.Posts.SingleAsync(row => row.TopicId == topic.Id && row.Number == number));

    public static Task<Topic> TopicNowAsync(this ForumApp app, Topic topic) =>
        app.WithDbAsync(db => db.Topics.SingleAsync(row => row.Id == topic.Id));
}
