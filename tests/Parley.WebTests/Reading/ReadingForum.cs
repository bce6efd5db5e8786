using LinqToDB;
using LinqToDB.Async;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Posts;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Notifications;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Topics;
using Parley.WebTests.Topics;
using Xunit;

namespace Parley.WebTests.Reading;

/// <summary>The real forum beside its model: each step is done in both.</summary>
sealed class ReadingForum(ForumApp app, MovedClock clock, ReadingCast cast, Category[] categories, Topic[] topics)
{
    public const int Topics = 3;

    readonly ReadingModel _model = new(Topics);

    public static async Task<ReadingForum> BeginAsync(ForumApp app, MovedClock clock)
    {
        var cast = new ReadingCast(
            await app.MemberAsync("reader"), await app.MemberAsync("author"), await app.MemberAsync("other"), await app.MemberAsync("mod", Role.Moderator));
        var begun = clock.GetUtcNow();
        await app.SetAsync(cast.Reader, row => row.AllReadAt, (DateTimeOffset?)begun);
        clock.Pass(TimeSpan.FromMilliseconds(1));
        Category[] categories = [await app.CategoryAsync(), await app.CategoryAsync()];
        var topics = new List<Topic>();
        for (var number = 0; number < Topics; number++)
            topics.Add(await app.TopicAsync(cast.Author, categories[0], $"Topic {number}"));
        var forum = new ReadingForum(app, clock, cast, categories, [.. topics]);
        for (var number = 0; number < Topics; number++)
            forum._model.Post(number, ModelAuthor.Author);
        return forum;
    }

    public async Task DoAsync(ReadingStep step)
    {
        var (topic, number) = (step.Topic, 1 + (step.Number % _model.LastNumber(step.Topic)));
        clock.Pass(TimeSpan.FromMilliseconds(2));
        switch (step.Act)
        {
            case ReadingAct.Post:
                await PostAsync(topic, cast.Author, ModelAuthor.Author);
                break;
            case ReadingAct.PostByOther:
                await PostAsync(topic, cast.Other, ModelAuthor.Other);
                break;
            case ReadingAct.PostByReader:
                await PostAsync(topic, cast.Reader, ModelAuthor.Reader);
                break;
            case ReadingAct.HideOrRestore:
                var isHidden = _model.Hide(topic, number);
                await app.HidePostAsync(topics[topic], number, isHidden ? HiddenCauses.ByModerator : HiddenCauses.None);
                await BringUpAsync(topics[topic].Id);
                break;
            case ReadingAct.Ignore:
                _model.IgnoresOther = !_model.IgnoresOther;
                await app.WithAsync<IgnoreMember, bool>(async ignore => (await ignore.SetAsync(await ViewerAsync(), cast.Other.Name, _model.IgnoresOther, default)).IsDone);
                break;
            case ReadingAct.Show:
                await ShowAsync(topic, number);
                break;
            case ReadingAct.ShowAll:
                await ShowAsync(topic, _model.LastNumber(topic));
                break;
            case ReadingAct.UpTo or ReadingAct.UnreadFrom when !_model.IsHidden(topic, number):
                await SetMarkAsync(step.Act, topic, number);
                break;
            case ReadingAct.MarkAll:
                _model.ReadAll(_ => true);
                await app.WithAsync<MarkRead, bool>(async mark =>
                {
                    await mark.AllAsync(await ViewerAsync(), clock.GetUtcNow(), default);
                    return true;
                });
                break;
            case ReadingAct.MarkCategory:
                _model.ReadAll(row => _model.Categories[row] == step.Number % 2);
                Assert.True(await app.WithAsync<MarkRead, bool>(async mark =>
                    (await mark.CategoryAsync(await ViewerAsync(), categories[step.Number % 2].Slug, clock.GetUtcNow(), default)).IsDone));
                break;
            case ReadingAct.Move:
                await MoveAsync(topic, step.Number % 2);
                break;
            case ReadingAct.MoveReplies:
                await MoveRepliesAsync(topic, number, (topic + 1) % Topics);
                break;
            case ReadingAct.Flush:
                await FlushAsync();
                break;
            case ReadingAct.WaitShortly:
                clock.Pass(TimeSpan.FromSeconds(4));
                break;
            case ReadingAct.WaitLong:
                clock.Pass(TimeSpan.FromMinutes(1));
                break;
        }

        clock.Pass(TimeSpan.FromMilliseconds(2));
    }

    public async Task CompareAsync(ReadingStep after)
    {
        var viewer = await ViewerAsync();
        var unread = new List<TopicRow>();
        foreach (var (place, category) in categories.Index())
        {
            var rows = (await ListAsync(viewer, TopicOrder.Latest, category.Id)).ToDictionary(row => row.Id);
            unread.AddRange(await ListAsync(viewer, TopicOrder.Unread, category.Id));
            foreach (var topic in Enumerable.Range(0, Topics).Where(topic => _model.Categories[topic] == place))
                Compare(after, topic, rows[topics[topic].Id]);
        }

        Assert.Equal(
            Enumerable.Range(0, Topics).Where(topic => _model.New(topic).Count > 0).Select(topic => topics[topic].Id).Order(),
            unread.Select(row => row.Id).Order());
        foreach (var topic in Enumerable.Range(0, Topics))
            Assert.Equal(_model.New(topic), await NewOnPageAsync(viewer, topics[topic].Id));
    }

    void Compare(ReadingStep after, int topic, TopicRow row)
    {
        var expected = _model.New(topic);
        Assert.True(
            expected.Count == row.NewCount && (expected.Count > 0 ? expected[0] : 0) == row.FirstNew,
            $"After {after} topic {topic} has {row.NewCount} new from {row.FirstNew} on, and should have [{string.Join(' ', expected)}].");
    }

    async Task PostAsync(int topic, Member member, ModelAuthor author)
    {
        _model.Post(topic, author);
        await app.ReplyAsync(member, topics[topic]);
    }

    async Task ShowAsync(int topic, int number)
    {
        var isNew = _model.New(topic).Any(unread => unread <= number);
        _model.Show(topic, number);
        if (!isNew)
            return;

        var viewer = await ViewerAsync();
        app.Services.GetRequiredService<NoteReading>().Shown(viewer, topics[topic].Id, number);
    }

    async Task SetMarkAsync(ReadingAct act, int topic, int number)
    {
        var viewer = await ViewerAsync();
        _model.SetMark(topic, act == ReadingAct.UpTo ? number : number - 1);
        Assert.True(await app.WithAsync<MarkRead, bool>(async mark => (act == ReadingAct.UpTo
            ? await mark.UpToAsync(viewer, topics[topic].Id, number, default)
            : await mark.UnreadFromAsync(viewer, topics[topic].Id, number, default)).IsDone));
    }

    // Notes that are not written yet would be older than the marks that are kept here, and be lost: harmless, but not the same.
    async Task MoveAsync(int topic, int category)
    {
        await FlushAsync();
        if (_model.Categories[topic] == category)
            return;

        _model.Categories[topic] = category;
        _model.Post(topic, ModelAuthor.Nobody);
        var moved = await app.WithAsync<MoveTopic, Outcome<FoundTopic>>(
            move => move.MoveAsync(Viewer.Of(cast.Moderator), topics[topic].Id, categories[category].Id, default));
        Assert.True(moved.IsDone);
    }

    // As many as two that stand one behind the other.
    async Task MoveRepliesAsync(int topic, int number, int to)
    {
        await FlushAsync();
        var numbers = new[] { number, number + 1 }.Where(each => _model.CanMove(topic, each)).ToArray();
        if (numbers.Length == 0)
            return;

        foreach (var moved in numbers)
            _model.MoveReply(topic, moved, to);
        Assert.True((await app.MoveRepliesAsync(cast.Moderator, topics[topic], topics[to], numbers)).IsDone);
    }

    // As it is where a post is shown again by the use case.
    Task<int> BringUpAsync(TopicId topic) => app.WithDbAsync(async db => await db.LatestShownAsync(topic, default) is { } latest
        ? await db.Topics.Where(row => row.Id == topic && row.BumpedAt < latest.CreatedAt).Set(row => row.BumpedAt, latest.CreatedAt).UpdateAsync()
        : 0);

    Task<bool> FlushAsync() => app.WithAsync<NoteReading, bool>(async reading =>
    {
        await reading.FlushAsync(default);
        return true;
    });

    Task<IReadOnlyList<TopicRow>> ListAsync(Viewer viewer, TopicOrder order, CategoryId category) => app.WithAsync<ListTopics, IReadOnlyList<TopicRow>>(
        async list => (await list.ReadAsync(viewer, new(order, category), default)).Rows);

    Task<List<int>> NewOnPageAsync(Viewer viewer, TopicId topic) => app.WithAsync<ReadTopic, List<int>>(async read =>
    {
        var head = (await read.HeadAsync(viewer, topic, default))!;
        var shown = new List<int>();
        for (var page = 1; page <= TopicPages.PageOf(head.Topic.LastNumber); page++)
            shown.AddRange((await read.PostsAsync(viewer, head.Topic, page, default)).Where(head.IsNew).Select(view => view.Post.Number));
        Assert.Equal(shown.Count > 0 ? shown[0] : null, head.FirstNew);
        return shown;
    });

    async Task<Viewer> ViewerAsync() => Viewer.Of(await app.WithDbAsync(db => db.Members.SingleAsync(row => row.Id == cast.Reader.Id)));
}

sealed record ReadingCast(Member Reader, Member Author, Member Other, Member Moderator);
