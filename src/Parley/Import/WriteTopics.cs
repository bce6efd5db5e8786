using LinqToDB.Data;
using Parley.Data;
using Parley.Domain.Posts;
using Parley.Domain.Topics;

namespace Parley.Import;

/// <summary>Writes a batch of topics in one transaction: a topic is there with all its posts, or not at all.</summary>
sealed class WriteTopics(ParleyDb db, ImportPlan plan)
{
    // MySQL takes a statement of 16 MB by default; two hundred long posts stay far below.
    const int RowsAtOnce = 200;

    static readonly BulkCopyOptions Bulk = new()
    {
        KeepIdentity = true,
        BulkCopyType = BulkCopyType.MultipleRows,
        MaxBatchSize = RowsAtOnce,
    };

    public Task WriteAsync(IReadOnlyList<ConvertedTopic> topics, CancellationToken cancel)
    {
        var numbered = topics.Select(Number).ToList();
        return db.WriteAsync(
            async () =>
            {
                await db.BulkCopyAsync(Bulk, numbered.Select(pair => pair.Topic), cancel);
                await db.BulkCopyAsync(Bulk, numbered.SelectMany(pair => pair.Posts), cancel);
                await db.AdvanceNumbersAsync(cancel);
            },
            cancel);
    }

    (Topic Topic, List<Post> Posts) Number(ConvertedTopic converted)
    {
        var posts = converted.Posts.Select(post => post with { Id = plan.PostNumberFor(post.OldId!.Value) }).ToList();
        var answer = posts.FirstOrDefault(post => converted.Answers.Contains(post.OldId!.Value));
        return (converted.Topic with { AnswerPostId = answer?.Id }, posts);
    }
}
