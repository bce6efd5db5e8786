using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Polls;
using Parley.Web.Features.Shared;
using Parley.Web.Features.Topics;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Posts;

public sealed class TopicController(
    ParleyDb db, ReadTopic read, MarkNotifications mark, KeepDraft drafts, NoteReading reading, CountViews views, FollowMoved moved, CurrentViewer current, IStringLocalizer<Words> words)
    : Controller
{
    // No topic has as many; a number that is asked for may be any.
    const int MostPages = 1_000_000;

    [HttpGet("/t/{id:long}/{slug?}")]
    public async Task<IActionResult> Show(long id, string? slug, int? page, int? post, CancellationToken cancel)
    {
        if ((post ?? NumberIn(slug, page)) is { } old && await moved.PostAsync(current.Viewer, new(id), old, cancel) is { } there)
            return Redirect($"{there}");
        if (await read.HeadAsync(current.Viewer, new(id), cancel) is not { } head)
            return await moved.TopicAsync(current.Viewer, new(id), TopicPages.FirstNumber(Math.Clamp(page ?? 1, 1, MostPages)), cancel) is { } merged ? RedirectPermanent(merged) : NotFound();
        if (post is { } number)
            return Redirect(Addresses.Post(head.Topic.Id, head.Topic.Slug, number));
        if (page == 1 || slug != head.Topic.Slug)
            return RedirectPermanent(CanonicalOf(head.Topic, slug, page));
        if (page < 1 || page > head.PageCount)
            return NotFound();

        // A script that puts new replies in place is no second look at the topic.
        if (head.Topic.IsShown && Request.IsForEyes() && !this.WantsPart())
            views.Seen(head.Topic.Id);
        return View("Topic", await PageAsync(head, page ?? 1, cancel));
    }

    [HttpGet("/p/{id:long}")]
    public async Task<IActionResult> Post(long id, CancellationToken cancel)
    {
        var found = await (
            from post in db.PostsInPlaceFor(current.Viewer)
            join topic in db.Topics on post.TopicId equals topic.Id
            where post.Id == new PostId(id)
            select new { topic.Id, topic.Slug, post.Number }).SingleOrDefaultAsync(cancel);
        return found is null ? NotFound() : Redirect(Addresses.Post(found.Id, found.Slug, found.Number));
    }

    // Older forums write /t/id/n: where the slug is a number, it was a post's.
    static int? NumberIn(string? slug, int? page) => page is null && int.TryParse(slug, out var number) && number > 0 ? number : null;

    static string CanonicalOf(Topic topic, string? slug, int? page) =>
        NumberIn(slug, page) is { } number
            ? Addresses.Post(topic.Id, topic.Slug, number)
            : Addresses.Topic(topic.Id, topic.Slug, page ?? 1);

    async Task<TopicPage> PageAsync(TopicHead head, int page, CancellationToken cancel)
    {
        var canReply = head.CanReply(current.Viewer);
        var known = await read.PostsAsync(current.Viewer, head.Topic, page, cancel);
        var posts = known.FindAll(view => TopicPages.PageOf(view.Post.Number) == page);
        if (Request.IsForEyes())
            await NoteReadAsync(head, posts, cancel);
        var draft = canReply ? await drafts.AtAsync(current.Viewer, PostReply.PlaceOf(head.Topic.Id), cancel) : null;
        return new TopicPage
        {
            Head = head,
            Page = page,
            Posts = posts,
            Moved = await read.MovedAsync(current.Viewer, head, page, cancel),
            FirstPost = current.Viewer.IsGuest ? known.Find(view => view.Post.IsFirst) : null,
            Poll = await read.PollAsync(current.Viewer, head.Topic, page, cancel),
            Viewer = current.Viewer,
            IgnoredNames = current.IgnoresSomebody ? await read.IgnoredNamesAsync(current.Viewer, cancel) : new HashSet<string>(),
            HidingReasons = await read.HidingReasonsAsync(posts, cancel),
            HidingReason = await read.HidingReasonAsync(head.Topic, cancel),
            Composer = canReply ? ComposerOf(head.Topic, draft, posts) : null,
        };
    }

    // What the bell told of these posts is read with them; where it told nothing, nothing is written.
    async Task NoteReadAsync(TopicHead head, List<PostView> posts, CancellationToken cancel)
    {
        var lastShown = posts.Count > 0 ? posts[^1].Post.Number : 0;
        if (head.FirstNew <= lastShown || posts.Any(head.IsNew))
            reading.Shown(current.Viewer, head.Topic.Id, lastShown);

        var news = posts.Where(view => view.IsNews).Select(view => view.Post.Id).ToArray();
        if (news.Length > 0)
            current.HasUnread(await mark.OfPostsAsync(current.Viewer, news, cancel));
    }

    Composer ComposerOf(Topic topic, Draft? draft, IReadOnlyList<PostView> posts)
    {
        var answered = posts.FirstOrDefault(view => view.Post.Number == draft?.ReplyToNumber);
        var form = new ReplyForm { Text = draft?.Markdown, ReplyTo = draft?.ReplyToNumber };
        return Composers.ForReply(topic, form, FormProblems.None(words), answered?.AuthorName) with { HasDraft = draft is not null };
    }
}

public sealed record TopicPage
{
    const int DescriptionLength = 160;

    public required TopicHead Head { get; init; }

    public required int Page { get; init; }

    public required IReadOnlyList<PostView> Posts { get; init; }

    /// <summary>Those that stood on this page once.</summary>
    public required IReadOnlyList<MovedPostView> Moved { get; init; }

    /// <summary>Those that stood here between posts that still do, by where they went; <paramref name="next"/> is the next of these, if any.</summary>
    public IEnumerable<MovedPostsView> MovedBefore(PostView? next)
    {
        var last = Posts.LastOrDefault(view => next is null || view.Post.Number < next.Post.Number)?.Post.Number ?? 0;
        return Moved.Where(row => row.OldNumber > last && (next is null || row.OldNumber < next.Post.Number))
            .GroupBy(row => row.Topic?.Id)
            .Select(rows => new MovedPostsView(Head.Topic, [.. rows]));
    }

    /// <summary>What search engines are told of on every page; null for members, and where it is hidden.</summary>
    public required PostView? FirstPost { get; init; }

    public required PollView? Poll { get; init; }

    public required Viewer Viewer { get; init; }

    public required IReadOnlySet<string> IgnoredNames { get; init; }

    public required IReadOnlyDictionary<PostId, string> HidingReasons { get; init; }

    /// <summary>Where the first new post is, if it is not on this page.</summary>
    public int? FirstNewElsewhere => Head.FirstNew is { } first && TopicPages.PageOf(first) != Page ? first : null;
    /// <summary>A moderator's words, where one hid the topic.</summary>
    public required string? HidingReason { get; init; }

    /// <summary>The first number on this page, of those that are there.</summary>
    public int FirstNumber => Posts.Count > 0 ? Posts[0].Post.Number : TopicPages.FirstNumber(Page);

    public bool IsLastPage => Page == Head.PageCount;

    /// <summary>Posts of higher numbers are news to this page; one may have come between reading the topic and its posts.</summary>
    public int LastKnown => Posts.Count > 0 ? Math.Max(Head.Topic.LastNumber, Posts[^1].Post.Number) : Head.Topic.LastNumber;

    /// <summary>How the page's first text begins.</summary>
    public string? Description => Posts.FirstOrDefault(view => view.Post.Kind == PostKind.Text && view.Post.Hidden == HiddenCauses.None) is { } first
        ? HtmlWords.Of(first.Post.Html, DescriptionLength)
        : null;

    /// <summary>Null when this viewer can't reply here.</summary>
    public required Composer? Composer { get; init; }
}
