using System.Data.Common;
using LinqToDB;
using LinqToDB.Async;
using Microsoft.AspNetCore.Identity;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Makes a member at once: for who runs the forum. Everybody else registers by <see cref="BeginRegistration"/>.</summary>
public sealed class RegisterMember(ParleyDb db, FindTaken taken, JudgePassword judge, IPasswordHasher<Member> hasher, TimeProvider time)
{
    public async Task<Outcome<Member>> RegisterAsync(RegisterForm form, Role role, CancellationToken cancel)
    {
        var problems = form.Problems(judge).ToList();
        if (!problems.Any(problem => problem.Field is "name" or "email"))
            problems.InsertRange(0, await taken.AllAsync(form.CleanName, form.Email!, cancel));
        if (problems.Count > 0)
            return problems;

        return await InsertAsync(NewMember(form, role), form, cancel);
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
            EmailConfirmedAt = time.GetUtcNow(),
            SecurityStamp = SecurityStamps.New(),
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
        catch (DbException lost) when (db.IsUniqueViolation(lost))
        {
            return await taken.AllAsync(form.CleanName, form.Email!, cancel);
        }

        return await db.Members.SingleAsync(row => row.NameKey == member.NameKey, cancel);
    }
}
