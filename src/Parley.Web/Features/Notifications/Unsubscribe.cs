using System.Globalization;
using LinqToDB;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Notifications;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Notifications;

/// <summary>Ends mails by the address that stands in each of them, without signing in.</summary>
public sealed class Unsubscribe(ParleyDb db, Seals seals, ParleyOptions options)
{
    const string Purpose = "Parley.Unsubscribe";

    /// <summary>The address that ends mails of these groups for this member.</summary>
    public string AddressFor(MemberId member, IEnumerable<MailGroup> groups) =>
        $"{options.PublicAddress}/unsubscribe/{seals.Seal(Purpose, $"{member}:{string.Join(',', groups.Distinct().Order())}")}";

    /// <summary>What a token ends; null for one that was not made here.</summary>
    public Unsubscription? Read(string token) =>
        seals.Open<string>(Purpose, token)?.Split(':') is [var member, var groups] && long.TryParse(member, CultureInfo.InvariantCulture, out var id)
            ? new(new(id), [.. groups.Split(',').Select(Enum.Parse<MailGroup>)])
            : null;

    /// <summary>Says which groups were ended; null for a token that was not made here.</summary>
    public async Task<Unsubscription?> EndAsync(string token, CancellationToken cancel)
    {
        if (Read(token) is not { } ended)
            return null;

        await db.WriteAsync(
            async () =>
            {
                var row = db.Members.Where(member => member.Id == ended.Member);
                if (ended.Groups.Contains(MailGroup.Direct))
                    await row.Set(member => member.MailsDirect, MailRhythm.Never).UpdateAsync(cancel);
                if (ended.Groups.Contains(MailGroup.Watched))
                    await row.Set(member => member.MailsWatched, MailRhythm.Never).UpdateAsync(cancel);
            },
            cancel);
        return ended;
    }
}

public sealed record Unsubscription(MemberId Member, IReadOnlyList<MailGroup> Groups);
