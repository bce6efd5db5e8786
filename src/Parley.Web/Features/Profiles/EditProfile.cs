using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Profiles;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Profiles;

public sealed class EditProfile(ParleyDb db, BakeText bake)
{
    public async Task<Profile> FindAsync(Viewer viewer, CancellationToken cancel)
    {
        var member = viewer.RequireMember();
        return await db.Profiles.SingleOrDefaultAsync(row => row.MemberId == member, cancel) ?? new Profile { MemberId = member };
    }

    public async Task<Outcome<bool>> SaveAsync(Viewer viewer, ProfileForm form, CancellationToken cancel)
    {
        if (Silence.Check(viewer) is { } silenced)
            return silenced;

        var problems = form.Problems().ToList();
        if (await IsSomebodyElsesAsync(viewer, form.CleanDisplayName, cancel))
            problems.Add(new Problem("displayName", "DisplayNameTaken"));
        if (problems.Count > 0)
            return problems;

        var about = await bake.BakeAsync(form.CleanAbout, cancel);
        await db.WriteAsync(() => WriteAsync(viewer.RequireMember(), form, about.Html, cancel), cancel);
        return true;
    }

    // Two may be called Maria; but nobody may be called what somebody else writes behind an @, nor what one of the staff is called.
    async Task<bool> IsSomebodyElsesAsync(Viewer viewer, string displayName, CancellationToken cancel)
    {
        if (displayName.Length == 0)
            return false;

        var member = viewer.RequireMember();
        var shape = MemberName.ShapeOf(displayName);
        var others = db.Members.Where(row => row.Id != member);
        var staff = await others.Where(row => row.Role > Role.Member && row.DisplayName != null).Select(row => row.DisplayName!).ToListAsync(cancel);
        return staff.Any(name => MemberName.ShapeOf(name) == shape) || await others.AnyAsync(row => row.NameShape == shape, cancel);
    }

    async Task WriteAsync(MemberId member, ProfileForm form, string aboutHtml, CancellationToken cancel)
    {
        await db.Members.Where(row => row.Id == member)
            .Set(row => row.DisplayName, NullIfEmpty(form.CleanDisplayName))
            .Set(row => row.TimeZone, NullIfEmpty(form.TimeZone ?? ""))
            .UpdateAsync(cancel);
        await db.InsertOrReplaceAsync(
            new Profile
            {
                MemberId = member,
                About = form.CleanAbout,
                AboutHtml = form.CleanAbout.Length == 0 ? "" : aboutHtml,
                Website = NullIfEmpty(form.CleanWebsite),
                Location = NullIfEmpty(form.CleanLocation),
                DetailsFor = form.DetailsFor,
                ActivityFor = form.ActivityFor,
                LastSeenFor = form.LastSeenFor,
            },
            token: cancel);
    }

    static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
