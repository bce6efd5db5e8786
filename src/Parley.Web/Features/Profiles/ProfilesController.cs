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

    /// <summary><paramref name="as"/>: how the own page looks to others.</summary>
    [HttpGet("/u/{name}")]
    public async Task<IActionResult> Show(string name, Audience? @as, CancellationToken cancel)
    {
        var key = MemberName.KeyOf(name);
        var seenBy = current.Member?.NameKey == key ? @as : null;
        var viewer = seenBy is { } audience ? SomebodyOf(audience) : current.Viewer;
        if (await FindAsync(key, viewer, cancel) is not { Member: var member } found)
            return NotFound();
        if (member.Name != name)
            return RedirectPermanent(Addresses.Member(member.Name));

        var page = new ProfilePage(member, found.Profile ?? new Profile { MemberId = member.Id }, viewer)
        {
            SeenBy = seenBy,
            TopicCount = found.TopicCount,
            ReplyCount = found.ReplyCount,
            LikesReceived = found.LikesReceived,
        };
        return View("Profile", page.ShowsActivity
            ? page with { Topics = await TopicsOfAsync(viewer, member, cancel), Replies = await RepliesOfAsync(viewer, member, cancel) }
            : page);
    }

    static Viewer SomebodyOf(Audience audience) => audience == Audience.Everyone ? Viewer.Guest : new Viewer(new MemberId(0), Role.Member);

    // The counters count what stands in hidden categories, too: where there are some, what the viewer may see is counted instead.
    Task<FoundMember?> FindAsync(string key, Viewer viewer, CancellationToken cancel)
    {
        var (isStaff, categories) = (viewer.IsStaff, db.CategoriesVisibleTo(viewer));
        var (topics, posts) = (db.TopicsVisibleTo(viewer), db.PostsVisibleTo(viewer));
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
                LikesReceived = isStaff ? member.LikesReceived : posts.Where(row => row.AuthorId == member.Id && row.LikeCount > 0).Sum(row => (int?)row.LikeCount) ?? 0,
            }).SingleOrDefaultAsync(cancel);
    }

    Task<List<ProfileTopic>> TopicsOfAsync(Viewer viewer, Member member, CancellationToken cancel) => db.TopicsVisibleTo(viewer)
        .Where(topic => topic.AuthorId == member.Id)
        .OrderByDescending(topic => topic.Id)
        .Take(LatestShown)
        .Select(topic => new ProfileTopic(topic.Id, topic.Title, topic.Slug, topic.CreatedAt, topic.ReplyCount))
        .ToListAsync(cancel);

    async Task<IReadOnlyList<ProfileReply>> RepliesOfAsync(Viewer viewer, Member member, CancellationToken cancel)
    {
        var replies = await (
            from post in db.PostsVisibleTo(viewer)
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

        public required int LikesReceived { get; init; }
    }

    static string ExcerptOf(string markdown) => Excerpt.Of(PostMarkdown.Parse(markdown).ToPlainText());
}

public sealed record ProfilePage(Member Member, Profile Profile, Viewer Viewer)
{
    public required int TopicCount { get; init; }

    public required int ReplyCount { get; init; }

    /// <summary>Of what the viewer may see.</summary>
    public required int LikesReceived { get; init; }

    public IReadOnlyList<ProfileTopic> Topics { get; init; } = [];

    public IReadOnlyList<ProfileReply> Replies { get; init; } = [];

    /// <summary>Set when members look at their own page with the eyes of others.</summary>
    public Audience? SeenBy { get; init; }

    public bool IsOwn => Viewer.MemberId == Member.Id;

    public bool ShowsDetails => Shows(Profile.DetailsFor);

    public bool ShowsActivity => Shows(Profile.ActivityFor);

    public DateTimeOffset? LastSeen => Shows(Profile.LastSeenFor) ? Member.LastSeenAt : null;

    bool Shows(Audience audience) => ProfilePermissions.CanSee(Viewer, Member.Id, audience);
}

public sealed record ProfileTopic(TopicId Id, string Title, string Slug, DateTimeOffset CreatedAt, int ReplyCount);

public sealed record ProfileReply(string TopicTitle, string Address, DateTimeOffset CreatedAt, string Excerpt);
