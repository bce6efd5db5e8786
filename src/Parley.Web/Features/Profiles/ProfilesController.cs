using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Profiles;

public sealed class ProfilesController(ParleyDb db, CurrentViewer current) : Controller
{
    const int LatestShown = 10;

    [HttpGet("/u/{name}")]
    public async Task<IActionResult> Show(string name, CancellationToken cancel)
    {
        var key = MemberName.KeyOf(name);
        if (await db.Members.SingleOrDefaultAsync(row => row.NameKey == key, cancel) is not { } member)
            return NotFound();
        if (member.Name != name)
            return RedirectPermanent(Addresses.Member(member.Name));

        return View("Profile", new ProfilePage(member, await TopicsOfAsync(member, cancel), await RepliesOfAsync(member, cancel)));
    }

    Task<List<ProfileTopic>> TopicsOfAsync(Member member, CancellationToken cancel) => db.TopicsVisibleTo(current.Viewer)
        .Where(topic => topic.AuthorId == member.Id)
        .OrderByDescending(topic => topic.Id)
        .Take(LatestShown)
        .Select(topic => new ProfileTopic(topic.Id, topic.Title, topic.Slug, topic.CreatedAt, topic.ReplyCount))
        .ToListAsync(cancel);

    async Task<IReadOnlyList<ProfileReply>> RepliesOfAsync(Member member, CancellationToken cancel)
    {
        var replies = await (
            from post in db.PostsVisibleTo(current.Viewer)
            join topic in db.Topics on post.TopicId equals topic.Id
            where post.AuthorId == member.Id && post.Number > 1 && post.Kind == PostKind.Text
            orderby post.Id descending
            select new { topic.Id, topic.Title, topic.Slug, post.Number, post.CreatedAt, post.Markdown }).Take(LatestShown).ToListAsync(cancel);
        return
        [
            .. replies.Select(reply => new ProfileReply(
                reply.Title, Addresses.Post(reply.Id, reply.Slug, reply.Number), reply.CreatedAt, ExcerptOf(reply.Markdown))),
        ];
    }

    static string ExcerptOf(string markdown) => Excerpt.Of(PostMarkdown.Parse(markdown).ToPlainText());
}

public sealed record ProfilePage(Member Member, IReadOnlyList<ProfileTopic> Topics, IReadOnlyList<ProfileReply> Replies);

public sealed record ProfileTopic(TopicId Id, string Title, string Slug, DateTimeOffset CreatedAt, int ReplyCount);

public sealed record ProfileReply(string TopicTitle, string Address, DateTimeOffset CreatedAt, string Excerpt);
