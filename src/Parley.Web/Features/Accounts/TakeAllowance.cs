using System.Data.Common;
using LinqToDB;
using Parley.Data;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

/// <summary>Rations what costs others something. Must not stand in a transaction: that another one was first is found out by a failing insert.</summary>
public sealed class TakeAllowance(ParleyDb db, TimeProvider time)
{
    static readonly TimeSpan LongestMemory = TimeSpan.FromDays(2);

    /// <summary>False when it is used up; whoever has no subject, because the client's address is unknown, is not rationed.</summary>
    public async Task<bool> TakeAsync(string? subject, Ration ration, CancellationToken cancel)
    {
        if (subject is null || await db.WriteAsync(() => TakeFromRowAsync(subject, ration, cancel), cancel))
            return true;

        try
        {
            await db.WriteAsync(() => BeginRowAsync(subject, cancel), cancel);
            return true;
        }
        catch (DbException exhausted) when (db.IsUniqueViolation(exhausted))
        {
            return false;
        }
    }

    // One statement asks and takes, so that of many at once no more get through than one after the other.
    async Task<bool> TakeFromRowAsync(string subject, Ration ration, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (begin, rested) = (now - ration.Within, now - ration.Pause);
        var row = db.Allowances.Where(row => row.Subject == subject && row.LastAt <= rested);
        return await row.Where(row => row.Since > begin && row.Used < ration.Most)
                .Set(row => row.Used, row => row.Used + 1).Set(row => row.LastAt, now).UpdateAsync(cancel) == 1
            || await row.Where(row => row.Since <= begin)
                .Set(row => row.Used, 1).Set(row => row.Since, now).Set(row => row.LastAt, now).UpdateAsync(cancel) == 1;
    }

    async Task BeginRowAsync(string subject, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var forgotten = now - LongestMemory;
        await db.Allowances.Where(row => row.LastAt < forgotten).DeleteAsync(cancel);
        await db.InsertAsync(new Allowance { Subject = subject, Used = 1, Since = now, LastAt = now }, token: cancel);
    }
}
