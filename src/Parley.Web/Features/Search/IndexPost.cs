using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Search;
using Parley.Domain.Posts;
using Parley.Domain.Search;

namespace Parley.Web.Features.Search;

/// <summary>Brings into the index what a post says now; whoever may not see it does not find it, so that hiding asks for nothing here.</summary>
public sealed class IndexPost(ParleyDb db, TextAnalyser analyser, SearchWriter writer)
{
    public async Task IndexAsync(PostId id, CancellationToken cancel)
    {
        var found = await (
            from post in db.Posts
            join topic in db.Topics on post.TopicId equals topic.Id
            where post.Id == id && post.Kind == PostKind.Text
            select new { Title = post.Number == 1 ? topic.Title : null, post.Html }).SingleOrDefaultAsync(cancel);
        if (found is not null)
            await writer.NoteAsync(id, PostTerms.Of(analyser, DescribePost.Of(found.Title, found.Html)), cancel);
    }
}
