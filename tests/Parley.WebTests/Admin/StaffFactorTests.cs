using System.Net;
using LinqToDB;
using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Admin;

public sealed class StaffFactorTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Where_staff_need_a_second_factor_those_without_have_no_tools_and_are_led_to_where_they_get_one()
    {
        await using var forum = await ForumApp.StartAsync(options => options.Staff.SecondFactor = true);
        var (author, moderator) = (await forum.MemberAsync(), await forum.MemberAsync(role: Role.Moderator));
        var topic = await forum.TopicAsync(author, await forum.CategoryAsync());
        var staff = await forum.SignedInAsync(moderator);

        var sent = await staff.VisitAsync("/admin/topics");
        Assert.Equal("/settings/security", sent.Address);
        Assert.Contains("Your moderator’s tools are off", sent.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"/t/{topic.Id}/hiding")).Status);

        // Whoever has the app proved it when signing in.
        await forum.WithDbAsync(db => db.Members.Where(row => row.Id == moderator.Id)
            .Set(row => row.SecondFactorSince, (DateTimeOffset?)DateTimeOffset.UnixEpoch).UpdateAsync());
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/admin/topics")).Status);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync($"/t/{topic.Id}/hiding")).Status);
    }

    [Fact]
    public async Task Members_and_staff_of_other_forums_are_not_asked_for_one()
    {
        var staff = await App.SignedInAsync(await App.MemberAsync(role: Role.Moderator));

        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/admin/topics")).Status);
        Assert.DoesNotContain("tools are off", (await staff.GetAsync("/")).Text, StringComparison.Ordinal);
    }
}
