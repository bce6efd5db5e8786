using System.Data.Common;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Identity;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

public sealed class RegisterMember(ParleyDb db, IPasswordHasher<Member> hasher, TimeProvider time)
{
    public async Task<Outcome<Member>> RegisterAsync(RegisterForm form, Role role, CancellationToken cancel)
    {
        var problems = form.Problems().ToList();
        if (problems.Count == 0)
            problems.AddRange(await TakenAsync(form, cancel));
        if (problems.Count > 0)
            return problems;

        return await InsertAsync(NewMember(form, role), form, cancel);
    }

    async Task<List<Problem>> TakenAsync(RegisterForm form, CancellationToken cancel)
    {
        var key = MemberName.KeyOf(form.CleanName);
        var shape = MemberName.ShapeOf(form.CleanName);
        var email = EmailAddress.KeyOf(form.Email!);
        var others = await db.Members
            .Where(member => member.NameKey == key || member.NameShape == shape || member.EmailKey == email)
            .Select(member => new { member.NameKey, member.NameShape, member.EmailKey })
            .ToListAsync(cancel);

        var problems = new List<Problem>();
        if (others.Any(other => other.NameKey == key))
            problems.Add(new Problem("name", "NameTaken"));
        else if (others.Any(other => other.NameShape == shape))
            problems.Add(new Problem("name", "NameTooAlike"));
        if (others.Any(other => other.EmailKey == email))
            problems.Add(new Problem("email", "EmailTaken"));
        return problems;
    }

    Member NewMember(RegisterForm form, Role role)
    {
        var member = new Member
        {
            Name = form.CleanName,
            NameKey = MemberName.KeyOf(form.CleanName),
            NameShape = MemberName.ShapeOf(form.CleanName),
            Email = form.Email!.Trim(),
            EmailKey = EmailAddress.KeyOf(form.Email),
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
            Role = role,
            CreatedAt = time.GetUtcNow(),
        };
        member.PasswordHash = hasher.HashPassword(member, form.Password!);
        return member;
    }

    // Two may ask for one name at the same instant: the unique index decides, and the other one is told.
    async Task<Outcome<Member>> InsertAsync(Member member, RegisterForm form, CancellationToken cancel)
    {
        try
        {
            await db.WriteAsync(() => db.InsertAsync(member, token: cancel), cancel);
        }
        catch (DbException taken) when (db.IsUniqueViolation(taken))
        {
            return await TakenAsync(form, cancel);
        }

        return await db.Members.SingleAsync(row => row.NameKey == member.NameKey, cancel);
    }
}
