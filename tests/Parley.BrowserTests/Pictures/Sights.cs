using LinqToDB.Async;
using Parley.Domain.Categories;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Shared;

namespace Parley.BrowserTests.Pictures;

/// <summary>The places of a forum that are worth a picture.</summary>
sealed record Sights(string Category, string MiddlingTopic, string LargestTopic, string Profile)
{
    const int MiddlingReplies = 12;

    public static async Task<Sights> OfAsync(ServedForum forum)
    {
        await using var app = await ForumApp.StartOnAsync(forum.Database);
        return await app.WithDbAsync(async db =>
        {
            var category = await db.Categories.OrderByDescending(row => row.TopicCount).FirstAsync();
            var middling = await db.Topics.OrderBy(row => Math.Abs(row.ReplyCount - MiddlingReplies)).ThenByDescending(row => row.LikeCount).FirstAsync();
            var largest = await db.Topics.OrderByDescending(row => row.LastNumber).FirstAsync();
            var busiest = await db.Members.OrderByDescending(row => row.ReplyCount).FirstAsync();
            return Of(category, middling, largest, busiest.Name);
        });
    }

    static Sights Of(Category category, Topic middling, Topic largest, string busiest) => new(
        Addresses.Category(category.Slug),
        Addresses.Topic(middling.Id, middling.Slug),
        Addresses.Topic(largest.Id, largest.Slug, Math.Min(2, Domain.Posts.TopicPages.PageOf(largest.LastNumber))),
        Addresses.Member(busiest));
}
