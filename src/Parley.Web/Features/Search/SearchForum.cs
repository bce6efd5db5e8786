using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Search;
using Parley.Markup;

namespace Parley.Web.Features.Search;

/// <summary>Searches topics and posts: of each topic the best post is shown.</summary>
public sealed class SearchForum(ParleyDb db, ResolveNames resolve, FindPosts find, TextAnalyser analyser, MarkWords mark, TimeProvider time)
{
    public const int PerPage = 20;

    public async Task<SearchResults> SearchAsync(Viewer viewer, SearchQuery query, int page, CancellationToken cancel)
    {
        var names = await resolve.ResolveAsync(viewer, query, cancel);
        var tree = QueryTerms.Of(analyser, query);
        var found = await find.FindAsync(viewer, query, tree, names, cancel);

        // Who finds nothing that has all of the words is shown what has some.
        var takesSome = found.Posts.Count == 0 && tree.Required.Count > 1;
        if (takesSome)
            found = await find.FindAsync(viewer, query, QueryTerms.Some(tree), names, cancel);
        var topics = RankPosts.Of(found.Posts, OrderOf(query, tree), time.GetUtcNow()).Take(FindPosts.MostTopics).ToList();
        return new()
        {
            Hits = await HitsAsync(viewer, topics.Skip((page - 1) * PerPage).Take(PerPage).ToList(), tree, cancel),
            Topics = topics.Count,
            IsCutOff = found.IsCutOff,
            TakesSome = takesSome && topics.Count > 0,
            Problems = [.. query.Problems, .. names.Problems],
        };
    }

    static SearchOrder OrderOf(SearchQuery query, TermTree tree) =>
        tree.IsEmpty && query.Order == SearchOrder.Relevance ? SearchOrder.New : query.Order;

    async Task<IReadOnlyList<SearchHit>> HitsAsync(Viewer viewer, List<RankedTopic> topics, TermTree tree, CancellationToken cancel)
    {
        var ids = topics.Select(topic => topic.Best.PostId).ToArray();
        var rows = await Rows(viewer, ids).ToDictionaryAsync(row => row.PostId, cancel);
        var terms = tree.Required.SelectMany(node => node.AllTerms).ToHashSet();
        return [.. topics.Where(topic => rows.ContainsKey(topic.Best.PostId)).Select(topic => HitOf(topic, rows[topic.Best.PostId], terms))];
    }

    SearchHit HitOf(RankedTopic topic, HitRow row, HashSet<long> terms) => new(row, topic.Posts, topic.Best.IsAnswer)
    {
        Title = mark.All(row.Title, terms),
        Text = mark.Excerpt(HtmlWords.All(row.Html), terms),
    };

    IQueryable<HitRow> Rows(Viewer viewer, PostId[] ids) =>
        from post in db.PostsVisibleTo(viewer)
        join topic in db.Topics on post.TopicId equals topic.Id
        join category in db.Categories on topic.CategoryId equals category.Id
        join author in db.Members on post.AuthorId equals author.Id
        where ids.Contains(post.Id)
        select new HitRow
        {
            PostId = post.Id,
            TopicId = topic.Id,
            Title = topic.Title,
            Slug = topic.Slug,
            Number = post.Number,
            Html = post.Html,
            CreatedAt = post.CreatedAt,
            ReplyCount = topic.ReplyCount,
            IsSolved = topic.AnswerPostId != null,
            IsClosed = topic.ClosedAt != null,
            Tags = topic.Tags,
            CategoryName = category.Name,
            CategorySlug = category.Slug,
            CategoryColor = category.Color,
            AuthorName = author.Name,
            AuthorPicture = author.Picture,
        };
}
