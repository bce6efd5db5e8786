using LinqToDB;
using Parley.Data;
using Parley.Domain.Notifications;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Notifications;

public sealed class SaveNotificationSettings(ParleyDb db)
{
    public async Task<Outcome<bool>> SaveAsync(Viewer viewer, NotificationSettingsForm form, CancellationToken cancel)
    {
        var problems = form.Problems().ToList();
        if (problems.Count > 0)
            return problems;

        var member = viewer.RequireMember();
        await db.WriteAsync(
            () => db.Members.Where(row => row.Id == member)
                .Set(row => row.MailsDirect, form.MailsDirect ?? MailRhythm.Immediately)
                .Set(row => row.MailsWatched, form.MailsWatched ?? MailRhythm.Immediately)
                .Set(row => row.MentionsFrom, form.MentionsFrom ?? MentionsFrom.Everyone)
                .Set(row => row.WatchesOwn, form.WatchesOwn)
                .Set(row => row.WatchesStarted, form.WatchesStarted)
                .UpdateAsync(cancel),
            cancel);
        return true;
    }
}
