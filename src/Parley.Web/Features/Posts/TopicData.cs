using System.Text.Json.Nodes;
using Parley.Domain.Categories;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Posts;

/// <summary>
/// A page of a topic in the words of schema.org: the first post, as search engines want it on every page, and the replies of this one.
/// <paramref name="forum"/> is the forum's public address.
/// </summary>
public sealed class TopicData(Topic topic, Category category, string forum)
{
    // In graphemes. A search engine compares it with what the page shows; all of it twice would make the page twice as long.
    const int LongestText = 1000;

    public JsonObject Discussion(PostView first, IEnumerable<PostView> onPage)
    {
        var posting = Text(first, Addresses.Topic(topic.Id, topic.Slug));
        posting["headline"] = StructuredData.Text(topic.Title);
        posting["articleSection"] = StructuredData.Text(category.Name);
        posting["commentCount"] = topic.ReplyCount;
        posting["interactionStatistic"] = new JsonArray(
            StructuredData.Count("LikeAction", first.Post.LikeCount),
            StructuredData.Count("CommentAction", topic.ReplyCount),
            StructuredData.Count("ViewAction", topic.ViewCount));
        posting["comment"] = new JsonArray([.. onPage.Where(view => view.Post is { IsFirst: false, Kind: PostKind.Text }).Select(Comment)]);
        return StructuredData.Of("DiscussionForumPosting", posting);
    }

    public JsonObject Breadcrumbs(string forumName) => StructuredData.Breadcrumbs(
        (forumName, forum + "/"),
        (category.Name, forum + Addresses.Category(category.Slug)),
        (topic.Title, forum + Addresses.Topic(topic.Id, topic.Slug)));

    JsonObject Comment(PostView view)
    {
        var comment = Text(view, Addresses.Post(topic.Id, topic.Slug, view.Post.Number));
        comment.Insert(0, "@type", "Comment");
        comment["interactionStatistic"] = StructuredData.Count("LikeAction", view.Post.LikeCount);
        return comment;
    }

    JsonObject Text(PostView view, string address)
    {
        var text = new JsonObject
        {
            ["url"] = forum + address,
            ["author"] = StructuredData.Person(view.AuthorDisplayName ?? view.AuthorName, forum + Addresses.Member(view.AuthorName)),
            ["datePublished"] = StructuredData.Time(view.Post.CreatedAt),
            ["text"] = StructuredData.Text(WordsOf(view.Post)),
        };
        if (view.Post.EditedAt is { } edited)
            text["dateModified"] = StructuredData.Time(edited);
        return text;
    }

    // A post of a picture alone has no words, and a text is required.
    static string WordsOf(Post post) => HtmlWords.Of(post.Html, LongestText) is { Length: > 0 } words ? words : Excerpt.Of(post.Markdown, LongestText);
}
