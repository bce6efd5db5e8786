using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Notifications;

public sealed record NotificationSettingsForm
{
    public MailRhythm? MailsDirect { get; init; }

    public MailRhythm? MailsWatched { get; init; }

    public MentionsFrom? MentionsFrom { get; init; }

    public bool WatchesOwn { get; init; }

    public bool WatchesStarted { get; init; }

    public static NotificationSettingsForm Of(Member member) => new()
    {
        MailsDirect = member.MailsDirect,
        MailsWatched = member.MailsWatched,
        MentionsFrom = member.MentionsFrom,
        WatchesOwn = member.WatchesOwn,
        WatchesStarted = member.WatchesStarted,
    };

    public IEnumerable<Problem> Problems()
    {
        if (!IsChosen(MailsDirect))
            yield return new Problem("mailsDirect", "ChoiceMissing");
        if (!IsChosen(MailsWatched))
            yield return new Problem("mailsWatched", "ChoiceMissing");
        if (!IsChosen(MentionsFrom))
            yield return new Problem("mentionsFrom", "ChoiceMissing");
    }

    static bool IsChosen<T>(T? choice)
        where T : struct, Enum => choice is { } chosen && Enum.IsDefined(chosen);
}
