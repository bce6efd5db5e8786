using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Markup;
using Parley.Markup.Discourse;

namespace Parley.Import;

/// <summary>Makes a topic and its posts of a line. No database here: the costly part, the rendering, runs on every core.</summary>
sealed class ConvertTopic(ImportPlan plan)
{
    // What an event without words has for a text.
    const string NoWords = "-------------------------";

    public ConvertedTopic Convert(ImportedTopic source)
    {
        var id = plan.Topics[source.Id];
        var converted = source.Posts.OrderBy(post => post.Number).Select(post => Convert(id, post)).ToList();
        return new(Topic(id, source, converted), [.. converted.Select(pair => pair.Post)], [.. source.Posts.Where(post => post.Accepted).Select(post => post.Id)]);
    }

    Converted Convert(TopicId topic, ImportedPost source)
    {
        var markdown = TypedText.Lines(MarkdownOf(source));
        var post = new Post
        {
            TopicId = topic,
            Number = source.Number,
            AuthorId = plan.MemberOf(source.User),
            Kind = source.PostKind,
            Markdown = markdown,
            Html = markdown.Length == 0 ? "" : PostMarkdown.Parse(markdown).ToHtml(plan.NameOf),
            RendererVersion = PostMarkdown.RendererVersion,
            ReplyToNumber = source.ReplyTo is > 1 ? source.ReplyTo : null,
            CreatedAt = source.Created,
            EditedAt = source.Edits > 0 ? source.Updated : null,
            EditCount = source.Edits,
            LikeCount = source.Likes,
            ImportedLikes = source.Likes,
            OldId = source.Id,
        };
        return new(source, post);
    }

    string MarkdownOf(ImportedPost source)
    {
        if (source.Markdown is null)
            return DiscoursePost.Adapt(DiscoursePost.ToMarkdown(source.Html ?? ""), NewTopicNumber);

        return source.PostKind != PostKind.Text && source.Markdown == NoWords ? "" : DiscoursePost.Adapt(source.Markdown, NewTopicNumber);
    }

    long? NewTopicNumber(long old) => plan.Topics.TryGetValue(old, out var id) ? id.Value : null;

    Topic Topic(TopicId id, ImportedTopic source, List<Converted> posts)
    {
        var title = TypedText.OneLine(DiscoursePost.AdaptTitle(source.Title));
        var lastText = posts.LastOrDefault(post => post.Post.Kind == PostKind.Text) ?? posts[^1];
        var replies = posts.Count(post => post.Post is { Number: > 1, Kind: PostKind.Text });
        var likes = posts.Sum(post => post.Post.LikeCount);
        return new Topic
        {
            Id = id,
            CategoryId = plan.Categories[source.Category],
            AuthorId = posts[0].Post.AuthorId,
            Title = title,
            Slug = TopicSlug.Of(title),
            CreatedAt = source.Created,
            BumpedAt = lastText.Post.CreatedAt,
            LastPosterId = lastText.Post.AuthorId,
            LastNumber = posts[^1].Post.Number,
            ReplyCount = replies,
            LikeCount = likes,
            HotAt = TopicHeat.At(source.Created, replies, likes),
            ViewCount = source.Views,
            ClosedAt = source.Closed ? LastEvent(posts, PostKind.Closed, PostKind.Archived) : null,
            PinnedAt = source.Pinned ? LastEvent(posts, PostKind.Pinned) : null,
            OldId = source.Id,
        };
    }

    static DateTimeOffset LastEvent(List<Converted> posts, params PostKind[] kinds) =>
        (posts.LastOrDefault(post => kinds.Contains(post.Post.Kind)) ?? posts[^1]).Post.CreatedAt;

    sealed record Converted(ImportedPost Source, Post Post);
}

/// <summary><paramref name="Answers"/> are the old numbers of the accepted answers: one, as a rule.</summary>
sealed record ConvertedTopic(Topic Topic, IReadOnlyList<Post> Posts, IReadOnlyList<long> Answers);
