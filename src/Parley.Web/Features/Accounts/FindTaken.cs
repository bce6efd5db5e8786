using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Groups;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Says what of a newcomer a member has already.</summary>
public sealed class FindTaken(ParleyDb db)
{
    public async Task<Problem?> NameAsync(string name, CancellationToken cancel)
    {
        var (key, shape) = (MemberName.KeyOf(name), MemberName.ShapeOf(name));
        var keys = await db.Members
            .Where(member => member.NameKey == key || member.NameShape == shape)
            .Select(member => member.NameKey)
            .ToListAsync(cancel);
        if (keys.Count == 0 && await db.Groups.AnyAsync(group => group.NameKey == key && group.MentionedBy != MentionedBy.Nobody, cancel))
            return new Problem("name", "NameTaken");
        return keys.Count == 0 ? null : keys.Contains(key) ? new Problem("name", "NameTaken") : new Problem("name", "NameTooAlike");
    }

    /// <summary>Only for those who may know it: who runs the forum, and who holds the mailbox.</summary>
    public async Task<Problem?> EmailAsync(string email, CancellationToken cancel)
    {
        var key = EmailAddress.KeyOf(email);
        return await db.Members.AnyAsync(member => member.EmailKey == key, cancel) ? new Problem("email", "EmailTaken") : null;
    }

    public async Task<List<Problem>> AllAsync(string name, string email, CancellationToken cancel)
    {
        Problem?[] problems = [await NameAsync(name, cancel), await EmailAsync(email, cancel)];
        return [.. problems.OfType<Problem>()];
    }
}
