using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Permissions;
using Parley.Domain.Polls;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Polls;

/// <summary>Gives a topic its poll, with the topic or later.</summary>
public sealed class AddPoll(ParleyDb db, FilterFields filters, TimeProvider time)
{
    /// <summary>What others read of it, with the fields where it was typed.</summary>
    public static IEnumerable<WrittenField> Words(NewPoll? poll) => poll is null
        ? []
        : poll.Choices.Select(choice => new WrittenField(PollForm.ChoicesField, choice)).Prepend(new(PollForm.QuestionField, poll.Question));

    /// <summary>With the words that stand instead of those that are not wanted.</summary>
    public async Task<PollForm> CleanAsync(PollForm form, CancellationToken cancel) => form with
    {
        Question = await filters.ReplaceAsync(form.Question ?? "", cancel),
        Choices = await filters.ReplaceAsync(form.Choices ?? "", cancel),
    };

    /// <summary>What the poll is to be; null where none is wanted.</summary>
    public async Task<Outcome<NewPoll?>> PlanAsync(Viewer viewer, PollForm? form, CancellationToken cancel)
    {
        if (form is not { IsWanted: true })
            return (NewPoll?)null;

        form = await CleanAsync(form, cancel);
        var problems = form.Problems().ToList();
        var end = await EndOfAsync(viewer, form, cancel);
        if (form.HasDay && end is null)
            problems.Add(PollForm.WrongDay());
        return problems.Count > 0 ? problems : new NewPoll(form.CleanQuestion, form.CleanChoices, form.MostChoices ?? 1, end, form.Results);
    }

    /// <summary>
    /// In the transaction of <see cref="AddAsync"/>, before anything is written: takes the topic's row, so that of two who add a poll at
    /// once one finds the other's.
    /// </summary>
    public async Task<Problem?> CheckAsync(TopicId topic, CancellationToken cancel)
    {
        await db.Topics.Where(row => row.Id == topic).TakeAsync(cancel);
        return await db.Polls.AnyAsync(row => row.TopicId == topic, cancel) ? new Problem("", "PollThereAlready") : null;
    }

    public async Task AddAsync(TopicId topic, NewPoll plan, CancellationToken cancel)
    {
        await db.InsertAsync(
            new Poll { TopicId = topic, Question = plan.Question, MostChoices = plan.MostChoices, EndsAt = plan.EndsAt, Results = plan.Results },
            token: cancel);
        await InsertChoicesAsync(topic, plan, cancel);
        await db.Topics.Where(row => row.Id == topic).Set(row => row.HasPoll, true).UpdateAsync(cancel);
    }

    public async Task InsertChoicesAsync(TopicId topic, NewPoll plan, CancellationToken cancel)
    {
        foreach (var (index, text) in plan.Choices.Index())
            await db.InsertAsync(new PollChoice { TopicId = topic, Number = index + 1, Text = text }, token: cancel);
    }

    async Task<DateTimeOffset?> EndOfAsync(Viewer viewer, PollForm form, CancellationToken cancel)
    {
        if (!form.HasDay)
            return null;

        var member = viewer.RequireMember();
        var zone = await db.Members.Where(row => row.Id == member).Select(row => row.TimeZone).SingleOrDefaultAsync(cancel);
        return LastDay.EndOf(form.Until, ReadersZone.ZoneNamed(zone), time.GetUtcNow());
    }
}
