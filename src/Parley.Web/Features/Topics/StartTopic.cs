using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Scopes;
using Parley.Domain.Permissions;
using Parley.Domain.Polls;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Features.Polls;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Topics;

public sealed class StartTopic(
    ParleyDb db, PrepareText prepare, TagTopic tagTopic, PostOnce once, JudgeText judge, InsertTopic insert, AddPoll addPoll, KeepDraft drafts)
{
    public const string Place = "/new-topic";

    public async Task<Outcome<PostAddress>> StartAsync(Viewer viewer, NewTopicForm form, CancellationToken cancel)
    {
        var poll = await addPoll.PlanAsync(viewer, form.Poll, cancel);
        var problems = form.Problems().Concat(poll.Problems).ToList();
        if (problems.Count > 0)
            return problems;
        if (Silence.Check(viewer) is { } silenced)
            return silenced;

        var text = await prepare.PrepareAsync(form.CleanText, cancel);
        if (!text.IsDone)
            return text.Problems.ToList();
        var title = await prepare.LineAsync(form.CleanTitle, cancel);
        if (TopicTitle.Check(title, "title") is { } nothingLeft)
            return nothingLeft;

        var tags = await tagTopic.FindOrAddAsync(viewer, form.TagNames, topic: null, cancel);
        if (!tags.IsDone)
            return tags.Problems.ToList();

        var written = text.Value with { Beside = [new("title", title), .. form.TagNames.Select(tag => new WrittenField("tags", tag)), .. AddPoll.Words(poll.Value)] };
        var topic = new NewTopic(new(form.Category!.Value), title, written, tags.Value);
        return await once.PostAsync(viewer, form.Submission, written.Markdown, key => TryStartAsync(viewer, topic, poll.Value, key, cancel), cancel);
    }

    async Task<Outcome<PostAddress>> TryStartAsync(Viewer viewer, NewTopic topic, NewPoll? poll, string submission, CancellationToken cancel)
    {
        if (!await db.CategoriesStartedBy(viewer).AnyAsync(row => row.Id == topic.Category, cancel))
            return new Problem("category", "CategoryMissing");
        var judged = await judge.JudgeAsync(viewer, topic.Written, startsTopic: true, cancel);
        if (judged.Problem is { } heldUp)
            return heldUp;

        var started = await insert.InsertAsync(viewer, topic with { Hold = judged.Hold }, submission, cancel);
        if (poll is not null)
            await addPoll.AddAsync(started.TopicId, poll, cancel);
        await drafts.ForgetAsync(viewer, Place, cancel);
        return started;
    }
}
