using LinqToDB;
using Parley.Data.Scopes;
using Parley.Domain.Accounts;
using Parley.Domain.Live;

namespace Parley.Data;

public static class ForgetMember
{
    /// <summary>
    /// Takes out what is kept for a member alone. What was written for others stays, and with it the member's row, which then tells
    /// nobody's name. A test looks into every table for what was forgotten here.
    /// </summary>
    public static async Task ForgetAsync(this ParleyDb db, MemberId member, string newName, CancellationToken cancel)
    {
        await ForgetTellingAsync(db, member, cancel);
        await db.GroupMembers.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.Sessions.Where(row => row.MemberId == member).DeleteAsync(cancel);
        db.Tell(new SessionsEnded(member.Value));
        await db.SecondFactors.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.RecoveryCodes.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.Passkeys.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.Drafts.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.DraftVersions.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.Bookmarks.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.PollBallots.Where(row => row.MemberId == member).Set(row => row.MemberId, (MemberId?)null).UpdateAsync(cancel);
        await db.Profiles.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.Downloads.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.Flags.Where(row => row.ReporterId == member).DeleteAsync(cancel);
        await db.MemberBlocks.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await ForgetFilesAsync(db, member, cancel);
        await ClearRowAsync(db, member, newName, cancel);
    }

    // Those of posts stay with the posts, and are nobody's then. Of the others, the store is to be told before: see LooseFiles.
    static async Task ForgetFilesAsync(ParleyDb db, MemberId member, CancellationToken cancel)
    {
        await db.LooseFiles().Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.Files.Where(row => row.MemberId == member)
            .Set(row => row.MemberId, (MemberId?)null)
            .Set(row => row.Digest, (string?)null)
            .UpdateAsync(cancel);
    }

    // What the member was told, mailed, wanted to be told, and read.
    static async Task ForgetTellingAsync(ParleyDb db, MemberId member, CancellationToken cancel)
    {
        var told = db.Notifications.Where(row => row.MemberId == member);
        await db.NotificationActors.Where(actor => told.Any(row => row.Id == actor.NotificationId)).DeleteAsync(cancel);
        await told.DeleteAsync(cancel);
        await db.TopicWatches.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.CategoryWatches.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.TagWatches.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.TopicMarks.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.ReadRanges.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.CategoryMarks.Where(row => row.MemberId == member).DeleteAsync(cancel);
        await db.Ignores.Where(row => row.MemberId == member || row.IgnoredId == member).DeleteAsync(cancel);
        await ForgetMailsAsync(db, member, cancel);
    }

    // To the present address and to those of before, unless one of them is another member's by now.
    static async Task ForgetMailsAsync(ParleyDb db, MemberId member, CancellationToken cancel)
    {
        var changes = db.EmailChanges.Where(row => row.MemberId == member);
        await db.MailLog
            .Where(mail => db.Members.Any(row => row.Id == member && row.Email == mail.Address)
                || (changes.Any(row => row.OldEmail == mail.Address || row.NewEmail == mail.Address)
                    && !db.Members.Any(row => row.Id != member && row.Email == mail.Address)))
            .DeleteAsync(cancel);
        await changes.DeleteAsync(cancel);
    }

    static Task<int> ClearRowAsync(ParleyDb db, MemberId member, string newName, CancellationToken cancel) =>
        db.Members.Where(row => row.Id == member)
            .Set(row => row.Name, newName)
            .Set(row => row.NameKey, MemberName.KeyOf(newName))
            .Set(row => row.NameShape, newName)
            .Set(row => row.OldName, (string?)null)
            .Set(row => row.DisplayName, (string?)null)
            .Set(row => row.Picture, (string?)null)
            .Set(row => row.TimeZone, (string?)null)
            .Set(row => row.Language, (string?)null)
            .Set(row => row.Email, (string?)null)
            .Set(row => row.EmailKey, (string?)null)
            .Set(row => row.EmailConfirmedAt, (DateTimeOffset?)null)
            .Set(row => row.PasswordHash, (string?)null)
            .Set(row => row.SecondFactorSince, (DateTimeOffset?)null)
            .Set(row => row.PasskeyHandle, (string?)null)
            .Set(row => row.SecurityStamp, SecurityStamps.New())
            .Set(row => row.Role, Role.Member)
            .Set(row => row.LastSeenAt, (DateTimeOffset?)null)
            .Set(row => row.AllReadAt, (DateTimeOffset?)null)
            .Set(row => row.DeletesAt, (DateTimeOffset?)null)
            .UpdateAsync(cancel);
}
