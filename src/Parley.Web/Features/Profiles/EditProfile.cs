using LinqToDB;
using LinqToDB.Async;
using Parley.Data;
using Parley.Domain.Accounts;
using Parley.Domain.Permissions;
using Parley.Domain.Profiles;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Profiles;

public sealed class EditProfile(ParleyDb db, BakeText bake, FilterFields filters)
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

        form = await CleanAsync(form, cancel);
        var problems = form.Problems().ToList();
        if (await IsSomebodyElsesAsync(viewer, form.CleanDisplayName, cancel))
            problems.Add(new Problem("displayName", "DisplayNameTaken"));
        var about = await bake.BakeAsync(form.CleanAbout, cancel);
        problems.AddRange(await RefusedAsync(viewer, form, about, cancel));
        if (problems.Count > 0)
            return problems;

        await db.WriteAsync(() => WriteAsync(viewer.RequireMember(), form, about.Html, cancel), cancel);
        return true;
    }

    async Task<ProfileForm> CleanAsync(ProfileForm form, CancellationToken cancel) => form with
    {
        About = await filters.ReplaceAsync(form.CleanAbout, cancel),
        Location = await filters.ReplaceAsync(form.CleanLocation, cancel),
    };

    // Nothing of a profile waits for review, so what would is refused.
    async Task<List<Problem>> RefusedAsync(Viewer viewer, ProfileForm form, BakedText about, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        if (await filters.RefusedNameAsync(viewer, form.CleanDisplayName, cancel) is { } name)
            problems.Add(new Problem("displayName", "WordRefused", name.Found));
        foreach (var (field, text) in new[] { ("about", form.CleanAbout), ("website", form.CleanWebsite), ("location", form.CleanLocation) })
        {
            if (await filters.RefusedAsync(viewer, text, cancel) is { } met)
                problems.Add(new Problem(field, "WordRefused", met.Found));
        }

        if (await filters.RefusedLinkAsync(viewer, about.LinkedHosts, cancel) is { } link)
            problems.Add(new Problem("about", "LinkRefused", link.Found));
        if (BakedText.HostOf(form.CleanWebsite) is { } host && await filters.RefusedLinkAsync(viewer, [host], cancel) is { } website)
            problems.Add(new Problem("website", "LinkRefused", website.Found));
        return problems;
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
