using System.Linq.Expressions;
using LinqToDB;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Testing;

/// <summary>Brings a forum into a state that a test begins with.</summary>
public static class Settings
{
    public static Task<int> SetAsync<T>(this ForumApp app, Member member, Expression<Func<Member, T>> column, T value) =>
        app.WithDbAsync(db => db.Members.Where(row => row.Id == member.Id).Set(column, value).UpdateAsync());

    public static Task<int> WatchAsync(this ForumApp app, Member member, Topic topic, WatchLevel level) => app.WithDbAsync(db =>
        db.InsertOrReplaceAsync(new TopicWatch { MemberId = member.Id, TopicId = topic.Id, Level = level }));

    public static Task<int> IgnoreAsync(this ForumApp app, Member member, Member ignored) => app.WithDbAsync(db =>
        db.InsertOrReplaceAsync(new Ignore { MemberId = member.Id, IgnoredId = ignored.Id, CreatedAt = DateTimeOffset.UnixEpoch }));

    public static Task<int> HidePostAsync(this ForumApp app, Topic topic, int number, HiddenCauses causes) => app.WithDbAsync(db =>
        db.Posts.Where(row => row.TopicId == topic.Id && row.Number == number).Set(row => row.Hidden, causes).UpdateAsync());

    /// <summary>A like as it stands there, with its after-effect.</summary>
    public static async Task LikedAsync(this ForumApp app, PostId post, MemberId liker)
    {
        await app.WithDbAsync(db => db.InsertOrReplaceAsync(new PostLike { PostId = post, LikerId = liker, CreatedAt = TimeProvider.System.GetUtcNow() }));
        await app.HappenAsync(new PostLiked(post.Value, liker.Value));
    }

    /// <summary>Leaves a job, as a use case would, and waits until it is done.</summary>
    public static async Task HappenAsync<TEvent>(this ForumApp app, TEvent happened)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var jobs = scope.ServiceProvider.GetRequiredService<JobQueue>();
            await scope.ServiceProvider.GetRequiredService<ParleyDb>().WriteAsync(() => jobs.EnqueueAsync(happened, default), default);
        }

        await app.RunJobsAsync();
    }
}
