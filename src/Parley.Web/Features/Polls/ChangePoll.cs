using LinqToDB;
using Parley.Data;
using Parley.Domain.Permissions;
using Parley.Domain.Polls;
using Parley.Domain.Shared;
using Parley.Domain.Topics;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Polls;

/// <summary>Changes a poll as long as nobody voted; from the first vote on, only when it ends.</summary>
public sealed class ChangePoll(ParleyDb db, FindPoll find, AddPoll add, FilterFields filters, KeepDraft drafts, TimeProvider time)
{
    /// <summary>Where it is changed, as drafts know it.</summary>
    public static string PlaceOf(TopicId topic) => $"/t/{topic}/poll";

    /// <summary>The poll, when this viewer may change it.</summary>
    public async Task<FoundPoll?> FindAsync(Viewer viewer, TopicId id, CancellationToken cancel) =>
        await find.InPlaceAsync(viewer, id, cancel) is { } found && MayChange(viewer, found) ? found : null;

    public async Task<Outcome<FoundPoll>> SaveAsync(Viewer viewer, TopicId id, PollForm form, TimeZoneInfo? zone, CancellationToken cancel)
    {
        var end = LastDay.EndOf(form.Until, zone, time.GetUtcNow());
        if (form.HasDay && end is null)
            return PollForm.WrongDay();
        return await db.WriteAsync(() => TrySaveAsync(viewer, id, form, end, cancel), cancel);
    }

    public Task<Outcome<FoundPoll>> EndAsync(Viewer viewer, TopicId id, CancellationToken cancel) =>
        db.WriteAsync(() => TryEndAsync(viewer, id, cancel), cancel);

    /// <summary>Takes a poll away in which nobody voted.</summary>
    public Task<Outcome<FoundPoll>> RemoveAsync(Viewer viewer, TopicId id, CancellationToken cancel) =>
        db.WriteAsync(() => TryRemoveAsync(viewer, id, cancel), cancel);

    async Task<Outcome<FoundPoll>> TrySaveAsync(Viewer viewer, TopicId id, PollForm form, DateTimeOffset? end, CancellationToken cancel)
    {
        if (await find.TakeAsync(viewer, id, cancel) is not { } found || !MayChange(viewer, found))
            return new NotThere();

        // A form made after the first vote holds the day alone.
        var choices = await find.ChoicesAsync(id, cancel);
        if (form.Choices is not null && form.IsOther(found.Poll, choices))
        {
            if (found.Poll.HasVotes)
                return new Problem("", "PollVotedMeanwhile");
            form = await add.CleanAsync(form, cancel);
            if (form.Problems().ToList() is { Count: > 0 } wrong)
                return wrong;
            if (await RefusedAsync(viewer, form, cancel) is { } refused)
                return refused;
            await ReplaceAsync(id, new(form.CleanQuestion, form.CleanChoices, form.MostChoices ?? 1, end, form.Results), cancel);
        }

        await EndAtAsync(id, end, cancel);
        await drafts.ForgetAsync(viewer, PlaceOf(id), cancel);
        return found;
    }

    // A poll does not wait for review alone, so what would be held is refused.
    async Task<Problem?> RefusedAsync(Viewer viewer, PollForm form, CancellationToken cancel)
    {
        foreach (var (field, text) in form.CleanChoices.Select(choice => (PollForm.ChoicesField, choice)).Prepend((PollForm.QuestionField, form.CleanQuestion)))
        {
            if (await filters.RefusedAsync(viewer, text, cancel) is { } met)
                return new Problem(field, "WordRefused", met.Found);
        }

        return null;
    }

    async Task<Outcome<FoundPoll>> TryEndAsync(Viewer viewer, TopicId id, CancellationToken cancel)
    {
        if (await find.TakeAsync(viewer, id, cancel) is not { } found)
            return new NotThere();
        if (found.Poll.IsOver(time.GetUtcNow()))
            return found;
        if (!MayChange(viewer, found))
            return new NotThere();

        await EndAtAsync(id, time.GetUtcNow(), cancel);
        await drafts.ForgetAsync(viewer, PlaceOf(id), cancel);
        return found;
    }

    // The topic's row, which says that it has one, before the poll's.
    async Task<Outcome<FoundPoll>> TryRemoveAsync(Viewer viewer, TopicId id, CancellationToken cancel)
    {
        await db.Topics.Where(row => row.Id == id).TakeAsync(cancel);
        if (await find.TakeAsync(viewer, id, cancel) is not { } found || !MayChange(viewer, found))
            return new NotThere();
        if (found.Poll.HasVotes)
            return new Problem("", "PollVotedMeanwhile");

        await db.PollChoices.Where(row => row.TopicId == id).DeleteAsync(cancel);
        await db.Polls.Where(row => row.TopicId == id).DeleteAsync(cancel);
        await db.Topics.Where(row => row.Id == id).Set(row => row.HasPoll, false).UpdateAsync(cancel);
        await drafts.ForgetAsync(viewer, PlaceOf(id), cancel);
        return found;
    }

    // New rows: who has the page of before still open votes for nothing else than what was read there.
    async Task ReplaceAsync(TopicId id, NewPoll plan, CancellationToken cancel)
    {
        await db.PollChoices.Where(row => row.TopicId == id).DeleteAsync(cancel);
        await add.InsertChoicesAsync(id, plan, cancel);
        await db.Polls.Where(row => row.TopicId == id)
            .Set(row => row.Question, plan.Question)
            .Set(row => row.MostChoices, plan.MostChoices)
            .Set(row => row.Results, plan.Results)
            .UpdateAsync(cancel);
    }

    Task<int> EndAtAsync(TopicId id, DateTimeOffset? end, CancellationToken cancel) =>
        db.Polls.Where(row => row.TopicId == id).Set(row => row.EndsAt, end).UpdateAsync(cancel);

    bool MayChange(Viewer viewer, FoundPoll found) => PollPermissions.CanChange(viewer, found.Topic, found.Poll, time.GetUtcNow());
}
