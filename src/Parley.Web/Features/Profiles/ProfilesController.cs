using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Profiles;
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
        if (await FindAsync(MemberName.KeyOf(name), cancel) is not { Member: var member } found)
            return NotFound();
        if (member.Name != name)
            return RedirectPermanent(Addresses.Member(member.Name));

        var page = new ProfilePage(member, found.Profile ?? new Profile { MemberId = member.Id }, current.Viewer)
        {
            TopicCount = found.TopicCount,
            ReplyCount = found.ReplyCount,
        };
        return View("Profile", page.ShowsActivity
            ? page with { Topics = await TopicsOfAsync(member, cancel), Replies = await RepliesOfAsync(member, cancel) }
            : page);
    }

    // The counters count what stands in hidden categories, too: where there are some, what the viewer may see is counted instead.
    Task<FoundMember?> FindAsync(string key, CancellationToken cancel)
    {
        var (isStaff, categories) = (current.Viewer.IsStaff, db.CategoriesVisibleTo(current.Viewer));
        var (topics, posts) = (db.TopicsVisibleTo(current.Viewer), db.PostsVisibleTo(current.Viewer));
        var hidden = db.Categories.Where(row => !isStaff && !categories.Any(category => category.Id == row.Id));
        return (
            from member in db.Members
            from profile in db.Profiles.LeftJoin(row => row.MemberId == member.Id)
            where member.NameKey == key
            select new FoundMember
            {
                Member = member,
                Profile = profile,
                TopicCount = hidden.Any() ? topics.Count(row => row.AuthorId == member.Id) : member.TopicCount,
                ReplyCount = hidden.Any()
                    ? posts.Count(row => row.AuthorId == member.Id && row.Number > 1 && row.Kind == PostKind.Text)
                    : member.ReplyCount,
            }).SingleOrDefaultAsync(cancel);
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

    sealed record FoundMember
    {
        public required Member Member { get; init; }

        public required Profile? Profile { get; init; }

        public required int TopicCount { get; init; }

        public required int ReplyCount { get; init; }
    }

    static string ExcerptOf(string markdown) => Excerpt.Of(PostMarkdown.Parse(markdown).ToPlainText());
}

public sealed record ProfilePage(Member Member, Profile Profile, Viewer Viewer)
{
    public required int TopicCount { get; init; }

    public required int ReplyCount { get; init; }

    public IReadOnlyList<ProfileTopic> Topics { get; init; } = [];

    public IReadOnlyList<ProfileReply> Replies { get; init; } = [];

    public bool IsOwn => Viewer.MemberId == Member.Id;

    public bool ShowsDetails => Shows(Profile.DetailsFor);

    public bool ShowsActivity => Shows(Profile.ActivityFor);

    public DateTimeOffset? LastSeen => Shows(Profile.LastSeenFor) ? Member.LastSeenAt : null;

    bool Shows(Audience audience) => ProfilePermissions.CanSee(Viewer, Member.Id, audience);
}

public sealed record ProfileTopic(TopicId Id, string Title, string Slug, DateTimeOffset CreatedAt, int ReplyCount);

public sealed record ProfileReply(string TopicTitle, string Address, DateTimeOffset CreatedAt, string Excerpt);
