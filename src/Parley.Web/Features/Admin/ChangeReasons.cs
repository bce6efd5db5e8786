using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Data.Settings;
using Parley.Domain.Moderation;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Admin;

/// <summary>
/// Adds, changes, orders and removes prepared reasons. What was given once stays as it was: a changed one is a new one in the old one's
/// place. Two at once go one after the other, for each takes the next version first.
/// </summary>
public sealed class ChangeReasons(ParleyDb db, CurrentSettings settings, GivenReasons given, TimeProvider time)
{
    public Task<Outcome<string>> AddAsync(Viewer viewer, ReasonForm form, CancellationToken cancel) => ChangeAsync(
        async offered => await TwinAsync(offered, form, cancel) ?? await InsertAsync(viewer, form, offered.Count, was: "", cancel), form, cancel);

    public Task<Outcome<string>> EditAsync(Viewer viewer, string code, ReasonForm form, CancellationToken cancel) => ChangeAsync(
        async offered =>
        {
            if (offered.Find(row => row.Code == code) is not { } old)
                return new Problem("", "ReasonRemoved");

            await MarkRemovedAsync(code, cancel);
            return await InsertAsync(viewer, form, old.Position, given.TextOf(code), cancel);
        },
        form,
        cancel);

    public Task<Outcome<string>> RemoveAsync(Viewer viewer, string code, CancellationToken cancel) => ChangeAsync(
        async offered =>
        {
            if (offered.TrueForAll(row => row.Code != code))
                return code;

            await MarkRemovedAsync(code, cancel);
            await LogAsync(viewer, given.TextOf(code), "", cancel);
            return code;
        },
        form: null,
        cancel);

    public Task<Outcome<string>> MoveAsync(string code, bool up, CancellationToken cancel) => ChangeAsync(
        async offered =>
        {
            var from = offered.FindIndex(row => row.Code == code);
            if (from < 0)
                return new NotThere();

            var to = Math.Clamp(from + (up ? -1 : 1), 0, offered.Count - 1);
            (offered[from], offered[to]) = (offered[to], offered[from]);
            foreach (var (position, row) in offered.Index())
                await db.PreparedReasons.Where(one => one.Code == row.Code).Set(one => one.Position, position).UpdateAsync(cancel);
            return code;
        },
        form: null,
        cancel);

    async Task<Outcome<string>> ChangeAsync(Func<List<PreparedReason>, Task<Outcome<string>>> change, ReasonForm? form, CancellationToken cancel)
    {
        if (form?.Problems(settings.Now.Languages.Choices.Select(choice => choice.Code)).ToList() is { Count: > 0 } problems)
            return problems;

        var outcome = await db.WriteAsync(async () => await change(await OfferedAsync(cancel)), cancel);
        settings.Refresh();
        return outcome;
    }

    // With the first change, those that Parley brings along become rows like all others.
    async Task<List<PreparedReason>> OfferedAsync(CancellationToken cancel)
    {
        await db.TakeNextVersionAsync(cancel);
        if (!await db.PreparedReasons.AnyAsync(cancel))
        {
            foreach (var (position, code) in ReasonList.Brought.Index())
                await db.InsertAsync(new PreparedReason { Code = code, Position = position }, token: cancel);
        }

        return await db.PreparedReasons.Where(row => row.RemovedAt == null).OrderBy(row => row.Position).ThenBy(row => row.Code).ToListAsync(cancel);
    }

    // A form that was sent twice adds one.
    async Task<Outcome<string>?> TwinAsync(List<PreparedReason> offered, ReasonForm form, CancellationToken cancel)
    {
        var texts = await db.PreparedReasonTexts.ToListAsync(cancel);
        var twin = offered.Find(row => texts.Where(text => text.Code == row.Code).ToDictionary(text => text.Language, text => text.Text)
            is { Count: > 0 } written && written.Count == form.Written.Count() && form.Written.All(text => written.GetValueOrDefault(text.Key) == text.Value));
        return twin is null ? null : (Outcome<string>)twin.Code;
    }

    async Task<Outcome<string>> InsertAsync(Viewer viewer, ReasonForm form, int position, string was, CancellationToken cancel)
    {
        var reason = new PreparedReason { Code = RandomKey.New(), Position = position };
        await db.InsertAsync(reason, token: cancel);
        foreach (var (language, text) in form.Written)
            await db.InsertAsync(new PreparedReasonText { Code = reason.Code, Language = language, Text = text }, token: cancel);
        await LogAsync(viewer, was, form.Written.First().Value, cancel);
        return reason.Code;
    }

    Task<int> MarkRemovedAsync(string code, CancellationToken cancel) => db.PreparedReasons.Where(row => row.Code == code)
        .Set(row => row.RemovedAt, (DateTimeOffset?)time.GetUtcNow())
        .UpdateAsync(cancel);

    Task LogAsync(Viewer viewer, string was, string became, CancellationToken cancel) => db.LogAsync(
        viewer, new ModerationEntry { At = time.GetUtcNow(), Act = ModeratorAct.ReasonsChanged, Was = was, Became = became }, cancel);
}
