using LinqToDB;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Moderation;
using Parley.Domain.Polls;
using Parley.Domain.Posts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Accounts;
using Parley.Web.Features.Polls;

namespace Parley.BrowserTests.Catalogue;

/// <summary>Members and topics with everything that a page can show, and a second forum with nothing.</summary>
public sealed class ForumContent : IAsyncDisposable
{
    public const string RichText = """
        ## A heading

        *Slanted*, **strong**, ~~struck~~, `code`, <kbd>Ctrl</kbd>, [a link](https://example.org/), :smile: and a note.[^note]

        - [ ] open
        - [x] done

        1. one
        2. two

        > What somebody said

        | Part | Amount | Remark that takes up much more room than the others do, on a narrow screen at least |
        | :--- | ---: | :---: |
        | Screws | 120 | short |

        ```csharp
        // A comment, and a line that is so long that it must scroll sideways on every screen that is not very wide indeed.
        public static int Sum(int[] numbers) => numbers.Length == 0 ? 0 : numbers[0] + Sum(numbers[1..]);
        ```

        ![A drawing](/avatars/AB/210.svg)

        <details><summary>More</summary>

        Hidden at first.

        </details>

        ---

        AVeryLongWordWithoutAnySpacesInItThatDoesNotFitIntoAnyColumnOfTextAndMustBeBrokenSomewhereAnyway https://example.org/a/very/long/address/without/any/end

        [^note]: It stands below.
        """;

    const string LongTitle = "A long topic with a title that goes on for more than one line on most of the screens, and still goes on";
    const int RepliesOfLongTopic = 45;

    static readonly PollForm LongPoll = new()
    {
        Question = "Which of all these ways should we go, when we go there together, whenever that may be?",
        Choices = string.Join('\n', Enumerable.Range(1, PollChoices.Most).Select(number => $"Way {number}, which goes on and on until its end is reached at last and {number} more steps")),
        Most = "3",
    };

    public SignIns SignIns { get; } = new();

    public required ForumApp App { get; init; }

    public required ForumApp EmptyForum { get; init; }

    public required Member Author { get; init; }

    public required Member Reader { get; init; }

    public required Member Moderator { get; init; }

    public required Member Administrator { get; init; }

    public required Member Newcomer { get; init; }

    public required string Category { get; init; }

    public required string EmptyCategory { get; init; }

    public required Topic Rich { get; init; }

    public required PostId RichPost { get; init; }

    public required Topic Closed { get; init; }

    public required Topic Long { get; init; }

    public required Topic Poll { get; init; }

    public static async Task<ForumContent> MakeAsync(ForumApp app)
    {
        var (author, reader) = (await app.MemberAsync("author"), await app.MemberAsync("reader"));
        var (category, empty) = (await app.CategoryAsync(), await app.CategoryAsync());
        var rich = await app.TopicAsync(author, category, "A topic with everything in it", RichText);
        var content = new ForumContent
        {
            App = app,
            EmptyForum = await ForumApp.StartOnSocketAsync(),
            Author = author,
            Reader = reader,
            Moderator = await app.MemberAsync("mod", Role.Moderator),
            Administrator = await app.MemberAsync("boss", Role.Administrator),
            Newcomer = await app.MemberAsync("newcomer"),
            Category = category.Slug,
            EmptyCategory = empty.Slug,
            Rich = rich,
            RichPost = (await app.PostAsync(rich, 1)).Id,
            Closed = await app.TopicAsync(author, category, "A closed topic", $"Asked of @{reader.Name} and @nobody"),
            Long = await app.TopicAsync(author, category, LongTitle),
            Poll = await app.TopicWithPollAsync(author, LongPoll),
        };
        await content.AnswerAsync();
        await content.CloseAsync();
        await app.VoteAsync(content.Reader, content.Poll, 2, 3);
        await app.RunJobsAsync();
        return content;
    }

    public static string AddressOf(Topic topic) => $"/t/{topic.Id}/{topic.Slug}";

    public Task<string?> SetupTokenAsync() => EmptyForum.WithAsync<ClaimForum, string?>(claim => claim.TokenAsync(CancellationToken.None));

    public ValueTask DisposeAsync() => EmptyForum.DisposeAsync();

    async Task AnswerAsync()
    {
        await App.ReplyAsync(Reader, Rich, $"[quote=\"{Author.Name}, post:1, topic:{Rich.Id}\"]\nWhat somebody said\n[/quote]\n\nI agree, @{Author.Name}.", replyTo: 1);
        await App.ReplyAsync(Moderator, Rich, "هذا نص عربي\n\nAnd an English one. 这是中文。", replyTo: 2);
        await App.ReplyAsync(Reader, Rich, "Better not said");
        for (var number = 0; number < RepliesOfLongTopic; number++)
            await App.ReplyAsync(Author, Long, $"Answer {number}");
        await DecorateAsync(await App.PostAsync(Rich, 3), await App.PostAsync(Rich, 4));
    }

    // Nobody can do these things by hand yet; the pages show them already.
    Task<int> DecorateAsync(Post answer, Post hidden) => App.WithDbAsync(async db =>
    {
        await db.Posts.Where(post => post.Id == answer.Id).Set(post => post.LikeCount, 12).Set(post => post.EditedAt, answer.CreatedAt).UpdateAsync();
        await db.Posts.Where(post => post.Id == hidden.Id).Set(post => post.Hidden, HiddenCauses.ByModerator).UpdateAsync();
        return await db.Topics.Where(topic => topic.Id == Rich.Id)
            .Set(topic => topic.AnswerPostId, (PostId?)answer.Id).Set(topic => topic.PinnedAt, (DateTimeOffset?)Rich.CreatedAt).UpdateAsync();
    });

    Task<int> CloseAsync() => App.WithDbAsync(async db =>
    {
        await db.InsertAsync(new Post
        {
            TopicId = Closed.Id,
            Number = 2,
            AuthorId = Moderator.Id,
            Kind = PostKind.Closed,
            Html = "<p>This has been settled.</p>",
            CreatedAt = Closed.CreatedAt,
        });
        return await db.Topics.Where(topic => topic.Id == Closed.Id)
            .Set(topic => topic.LastNumber, 2).Set(topic => topic.ClosedAt, (DateTimeOffset?)Closed.CreatedAt).UpdateAsync();
    });
}

static class PostsOfTopics
{
    public static Task<Post> PostAsync(this ForumApp app, Topic topic, int number) =>
        app.WithDbAsync(db => db.Posts.SingleAsync(post => post.TopicId == topic.Id && post.Number == number));
}
