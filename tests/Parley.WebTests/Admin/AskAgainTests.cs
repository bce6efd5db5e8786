using System.Net;
using LinqToDB.Async;
using Parley.Domain.Accounts;
using Parley.Domain.Categories;
using Parley.Testing;
using Parley.WebTests.Accounts;
using Xunit;

namespace Parley.WebTests.Admin;

public sealed class AskAgainTests(ForumApp app, StandingForum standing) : TwoStepTest(app, standing)
{
    const string Asking = "Is it still you?";

    [Fact]
    public async Task Half_an_hour_after_signing_in_the_password_is_asked_before_a_category_is_deleted_and_then_not_again()
    {
        var (first, second) = (await Forum.CategoryAsync(), await Forum.CategoryAsync());
        var staff = await Forum.SignedInAsync(await Forum.MemberAsync(role: Role.Administrator));
        Pass(TimeSpan.FromMinutes(31));

        var asked = await DeleteAsync(staff, first);
        Assert.Contains(Asking, asked.Text, StringComparison.Ordinal);
        Assert.True(await IsThereAsync(first));
        var refused = await staff.SubmitAsync(asked, "main form", ("ownersPassword", "not mine at all"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(await IsThereAsync(first));
        await staff.SubmitAsync(refused, "main form", ("ownersPassword", Cast.Password));
        Assert.False(await IsThereAsync(first));

        Pass(TimeSpan.FromMinutes(29));
        await DeleteAsync(staff, second);
        Assert.False(await IsThereAsync(second));
    }

    [Fact]
    public async Task Who_signed_in_just_now_is_not_asked()
    {
        var category = await Forum.CategoryAsync();
        await DeleteAsync(await Forum.SignedInAsync(await Forum.MemberAsync(role: Role.Administrator)), category);

        Assert.False(await IsThereAsync(category));
    }

    [Fact]
    public async Task Password_is_asked_before_topics_are_erased_and_what_the_form_said_is_kept_but_not_before_they_are_hidden()
    {
        var (author, category) = (await Forum.MemberAsync(), await Forum.CategoryAsync());
        var title = Cast.UniqueName("title");
        var topic = await Forum.TopicAsync(author, category, title);
        var staff = await Forum.SignedInAsync(await Forum.MemberAsync(role: Role.Administrator));
        Pass(TimeSpan.FromMinutes(31));

        var hiding = await ChooseAsync(staff, title, "HideTopics");
        var hidden = await staff.SubmitAsync(hiding, "main form", ("reason", "Off topic"));
        Assert.DoesNotContain(Asking, hidden.Text, StringComparison.Ordinal);

        var erasing = await ChooseAsync(staff, title, "EraseTopics");
        var asked = await staff.SubmitAsync(erasing, "main form", ("reason", "Illegal"), ("sure", "1"));
        Assert.Contains(Asking, asked.Text, StringComparison.Ordinal);
        Assert.Equal("Illegal", asked.Document.QuerySelector("main input[name='Reason' i]")?.GetAttribute("value"));
        await staff.SubmitAsync(asked, "main form", ("ownersPassword", Cast.Password));
        await Forum.RunJobsAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await Forum.NewVisitor().GetAsync($"/t/{topic.Id}")).Status);
        Assert.DoesNotContain(title, (await staff.GetAsync($"/admin/topics?q={title}")).TextAt("main table") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Old_sign_in_and_no_right_is_no_page_at_all()
    {
        var (category, member) = (await Forum.CategoryAsync(), await Forum.SignedInAsync(await Forum.MemberAsync(role: Role.Moderator)));
        Pass(TimeSpan.FromMinutes(31));
        var token = (await member.VisitAsync("/settings/security")).Document.QuerySelector("input[name=__token]")!.GetAttribute("value")!;

        var answer = await member.PostAsync(
            $"/admin/categories/{category.Id}/delete", [KeyValuePair.Create("__token", token), KeyValuePair.Create("ownersPassword", Cast.Password)]);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.True(await IsThereAsync(category));
    }

    static async Task<Page> DeleteAsync(Visitor staff, Category category) =>
        await staff.SubmitAsync(await staff.GetAsync($"/admin/categories/{category.Id}/delete"), "main form[action$='/delete']");

    async Task<Page> ChooseAsync(Visitor staff, string title, string kind)
    {
        await Forum.RunJobsAsync();
        return await staff.SubmitAsync(await staff.VisitAsync($"/admin/topics?q={title}"), "#bulk", ("kind", kind), ("all", "true"));
    }

    Task<bool> IsThereAsync(Category category) => Forum.WithDbAsync(db => db.Categories.AnyAsync(row => row.Id == category.Id));
}
