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
        if (await FindAsync(MemberName.KeyOf(name), cancel) is not { Member: var member } found)
            return NotFound();
        if (member.Name != name)
            return RedirectPermanent(Addresses.Member(member.Name));

        var seenBy = member.Id == current.Viewer.MemberId ? @as : null;
        var viewer = seenBy is { } audience ? SomebodyOf(audience) : current.Viewer;
        var page = new ProfilePage(member, found.Profile ?? new Profile { MemberId = member.Id }, viewer) { SeenBy = seenBy };
        return View("Profile", page.ShowsActivity
            ? page with { Topics = await TopicsOfAsync(viewer, member, cancel), Replies = await RepliesOfAsync(viewer, member, cancel) }
            : page);
    }

    static Viewer SomebodyOf(Audience audience) => audience == Audience.Everyone ? Viewer.Guest : new Viewer(new MemberId(0), Role.Member);

    Task<FoundMember?> FindAsync(string key, CancellationToken cancel) =>
        (from member in db.Members
         from profile in db.Profiles.LeftJoin(row => row.MemberId == member.Id)
         where member.NameKey == key
         select new FoundMember { Member = member, Profile = profile }).SingleOrDefaultAsync(cancel);

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
    }

    static string ExcerptOf(string markdown) => Excerpt.Of(PostMarkdown.Parse(markdown).ToPlainText());
}

public sealed record ProfilePage(Member Member, Profile Profile, Viewer Viewer)
{
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
