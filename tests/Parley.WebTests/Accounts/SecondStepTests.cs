using System.Net;
using LinqToDB;
using LinqToDB.Async;
using Parley.Testing;
using Parley.Web.Features.Accounts;
using Parley.Web.Mvc;
using Xunit;

namespace Parley.WebTests.Accounts;

public sealed class SecondStepTests(ForumApp app, StandingForum standing) : TwoStepTest(app, standing)
{
    [Fact]
    public async Task Log_in_asks_for_the_code_after_the_password()
    {
        var anna = await WithAppAsync();
        var visitor = Forum.NewVisitor();

        var step = await HalfInAsync(visitor, anna.Member);
        Assert.Equal("Second step", step.Title);
        Assert.False((await visitor.GetAsync("/")).Has(".user-name"));

        var home = await visitor.SubmitAsync(step, "main form", ("code", CodeNow(anna.Key)));
        Assert.Equal(anna.Member.Name, home.TextAt(".user-name"));
    }

    [Fact]
    public async Task Code_field_offers_digits_and_the_code_of_the_phone()
    {
        var step = await HalfInAsync(Forum.NewVisitor(), (await WithAppAsync()).Member);

        var field = step.Document.QuerySelector("#code")!;
        Assert.Equal(("one-time-code", "numeric"), (field.GetAttribute("autocomplete"), field.GetAttribute("inputmode")));
    }

    [Fact]
    public async Task Return_address_and_stay_survive_the_second_step()
    {
        var anna = await WithAppAsync();
        var visitor = Forum.NewVisitor();
        var step = await HalfInAsync(visitor, anna.Member, "/new-topic?category=7");

        var wrong = await visitor.SubmitOnlyAsync(step, "main form", ("code", "000000"));
        var answer = await visitor.SubmitOnlyAsync(wrong, "main form", ("code", CodeNow(anna.Key)));

        Assert.Equal("/new-topic?category=7", answer.Location);
        Assert.Contains(visitor.Cookies.GetAllCookies(), (System.Net.Cookie cookie) => cookie.Name == "parley" && cookie.Expires > DateTime.MinValue);
    }

    [Fact]
    public async Task Without_stay_the_sign_in_ends_with_the_browser()
    {
        var anna = await WithAppAsync();
        var visitor = Forum.NewVisitor();
        var form = await visitor.GetAsync("/login");
        var step = await visitor.SubmitOnlyAsync(form, "main form", ("name", anna.Member.Name), ("password", Cast.Password), ("stay", "false"));

        await visitor.SubmitOnlyAsync(step, "main form", ("code", CodeNow(anna.Key)));

        Assert.Contains(visitor.Cookies.GetAllCookies(), (System.Net.Cookie cookie) => cookie.Name == "parley" && cookie.Expires == DateTime.MinValue);
    }

    [Fact]
    public async Task What_was_being_written_survives_the_second_step()
    {
        var anna = await WithAppAsync();
        var topic = await Forum.TopicAsync(anna.Member, await Forum.CategoryAsync());
        var page = await anna.Visitor.GetAsync($"/t/{topic.Id}/{topic.Slug}");
        await Forum.WithDbAsync(db => db.Sessions.Where(row => row.MemberId == anna.Member.Id).DeleteAsync());

        var signedOut = await anna.Visitor.SubmitAsync(page, "form.composer", ("text", "Written *meanwhile*"));
        var step = await anna.Visitor.SubmitAsync(signedOut, "main form", ("name", anna.Member.Name), ("password", Cast.Password));
        var wrong = await anna.Visitor.SubmitAsync(step, "main form", ("code", "123"));
        var back = await anna.Visitor.SubmitAsync(wrong, "main form", ("code", CodeNow(anna.Key)));

        Assert.Equal("Written *meanwhile*", back.TextAt("textarea[name=text]"));
    }

    [Theory]
    [InlineData("000000", "code")]
    [InlineData("", "code")]
    [InlineData("nonsense", "code")]
    public async Task Wrong_code_is_refused_beside_the_field(string typed, string field)
    {
        var visitor = Forum.NewVisitor();

        var page = await visitor.SubmitAsync(await HalfInAsync(visitor, (await WithAppAsync()).Member), "main form", ("code", typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has($"#{field}-error"));
        Assert.False((await visitor.GetAsync("/")).Has(".user-name"));
    }

    [Fact]
    public async Task Code_cannot_be_used_twice()
    {
        var anna = await WithAppAsync();
        var (first, second) = (Forum.NewVisitor(), Forum.NewVisitor());
        var (stepOfFirst, stepOfSecond) = (await HalfInAsync(first, anna.Member), await HalfInAsync(second, anna.Member));
        var code = CodeNow(anna.Key);

        Assert.Equal(HttpStatusCode.Found, (await first.SubmitOnlyAsync(stepOfFirst, "main form", ("code", code))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await second.SubmitOnlyAsync(stepOfSecond, "main form", ("code", code))).Status);
        // Nor one that is older than it, though it would be near enough to now.
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, (await second.SubmitOnlyAsync(stepOfSecond, "main form", ("code", CodeNow(anna.Key, -1)))).Status);
    }

    [Fact]
    public async Task Of_two_with_the_same_code_at_once_only_one_gets_in()
    {
        var anna = await WithAppAsync();
        var visitors = Enumerable.Range(0, 4).Select(_ => Forum.NewVisitor()).ToList();
        var steps = new List<Page>();
        foreach (var visitor in visitors)
            steps.Add(await HalfInAsync(visitor, anna.Member));

        var answers = await Task.WhenAll(visitors.Zip(steps).Select(row => row.First.SubmitOnlyAsync(row.Second, "main form", ("code", CodeNow(anna.Key)))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Found);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task Clock_of_the_phone_may_be_half_a_minute_off(int steps)
    {
        var anna = await WithAppAsync();
        PassStep();
        var visitor = Forum.NewVisitor();

        var home = await visitor.SubmitAsync(await HalfInAsync(visitor, anna.Member), "main form", ("code", CodeNow(anna.Key, steps)));

        Assert.Equal(anna.Member.Name, home.TextAt(".user-name"));
    }

    [Fact]
    public async Task Wrong_codes_lead_to_a_wait_that_grows()
    {
        var anna = await WithAppAsync();
        var visitor = Forum.NewVisitor();
        for (var tries = 0; tries < 5; tries++)
            await visitor.SubmitOnlyAsync(await HalfInAsync(visitor, anna.Member), "main form", ("code", "000000"));

        var locked = await visitor.SubmitOnlyAsync(await HalfInAsync(visitor, anna.Member), "main form", ("code", CodeNow(anna.Key)));
        Assert.Contains("Wait 5 minutes", locked.Text, StringComparison.Ordinal);
        var recovery = await visitor.SubmitOnlyAsync(await HalfInAsync(visitor, anna.Member), "main form", ("recovery", anna.Codes[0]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, recovery.Status);

        Pass(TimeSpan.FromMinutes(5));
        await visitor.SubmitOnlyAsync(await HalfInAsync(visitor, anna.Member), "main form", ("code", "000000"));
        var again = await visitor.SubmitOnlyAsync(await HalfInAsync(visitor, anna.Member), "main form", ("code", CodeNow(anna.Key)));
        Assert.Contains("Wait 10 minutes", again.Text, StringComparison.Ordinal);

        Pass(TimeSpan.FromMinutes(10));
        var home = await visitor.SubmitAsync(await HalfInAsync(visitor, anna.Member), "main form", ("code", CodeNow(anna.Key)));
        Assert.Equal(anna.Member.Name, home.TextAt(".user-name"));
    }

    [Fact]
    public async Task Many_guesses_at_once_each_count()
    {
        var anna = await WithAppAsync();
        var step = await HalfInAsync(Forum.NewVisitor(), anna.Member);
        var half = step.Document.QuerySelector("[name=half]")!.GetAttribute("value");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Forum.WithAsync<CheckSecondStep, Domain.Shared.Outcome<bool>>(
            check => check.CheckAsync(anna.Member, new() { Half = half, Code = $"{number:D6}" }, CancellationToken.None))));

        Assert.Equal(5, outcomes.Count(outcome => outcome.Problems.Any(problem => problem.Code == "CodeWrong")));
        Assert.Equal(7, outcomes.Count(outcome => outcome.Problems.Any(problem => problem.Code == "SecondStepLocked")));
    }

    [Fact]
    public async Task Recovery_code_works_once()
    {
        var anna = await WithAppAsync();
        var visitor = Forum.NewVisitor();

        var home = await visitor.SubmitAsync(await HalfInAsync(visitor, anna.Member), "main form", ("recovery", anna.Codes[3].ToUpperInvariant()));
        Assert.Equal(anna.Member.Name, home.TextAt(".user-name"));
        Assert.Contains("9 recovery codes are left", (await visitor.GetAsync("/settings/security")).Text, StringComparison.Ordinal);

        var other = Forum.NewVisitor();
        var again = await other.SubmitAsync(await HalfInAsync(other, anna.Member), "main form", ("recovery", anna.Codes[3]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.True(again.Has("#recovery-error"));
        Assert.Null(again.Document.QuerySelector("#recovery")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Of_a_code_and_a_recovery_code_the_right_one_is_taken()
    {
        var anna = await WithAppAsync();
        var (first, second) = (Forum.NewVisitor(), Forum.NewVisitor());

        var byApp = await first.SubmitAsync(
            await HalfInAsync(first, anna.Member), "main form", ("recovery", "aaaa-aaaa-aaaa-aaaa"), ("code", CodeNow(anna.Key)));
        PassStep();
        var byRecovery = await second.SubmitAsync(
            await HalfInAsync(second, anna.Member), "main form", ("recovery", anna.Codes[0]), ("code", "000000"));

        Assert.Equal((anna.Member.Name, anna.Member.Name), (byApp.TextAt(".user-name"), byRecovery.TextAt(".user-name")));
    }

    [Fact]
    public async Task Right_code_of_the_app_leaves_the_recovery_code_beside_it_unused()
    {
        var anna = await WithAppAsync();
        var visitor = Forum.NewVisitor();

        await visitor.SubmitAsync(await HalfInAsync(visitor, anna.Member), "main form", ("recovery", anna.Codes[0]), ("code", CodeNow(anna.Key)));

        Assert.Contains("10 recovery codes are left", (await visitor.GetAsync("/settings/security")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_wrong_codes_of_one_try_are_both_refused_and_count_once()
    {
        var anna = await WithAppAsync();
        var visitor = Forum.NewVisitor();
        var step = await HalfInAsync(visitor, anna.Member);
        for (var tries = 0; tries < 4; tries++)
            step = await visitor.SubmitOnlyAsync(step, "main form", ("recovery", "aaaa-aaaa-aaaa-aaaa"), ("code", "000000"));

        Assert.True(step.Has("#code-error"));
        Assert.True(step.Has("#recovery-error"));
        Assert.Equal(anna.Member.Name, (await visitor.SubmitAsync(step, "main form", ("code", CodeNow(anna.Key)))).TextAt(".user-name"));
    }

    [Fact]
    public async Task Way_back_to_log_in_keeps_the_return_address()
    {
        var anna = await WithAppAsync();

        var step = await HalfInAsync(Forum.NewVisitor(), anna.Member, "/categories");

        Assert.Equal("/login?return=%2Fcategories", step.LinkAt("main .form-links a"));
    }

    [Fact]
    public async Task Recovery_code_of_another_member_is_no_use()
    {
        var (anna, mallory) = (await WithAppAsync(), await WithAppAsync());
        var visitor = Forum.NewVisitor();

        var page = await visitor.SubmitOnlyAsync(await HalfInAsync(visitor, anna.Member), "main form", ("recovery", mallory.Codes[0]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    [Fact]
    public async Task Half_sign_in_runs_out()
    {
        var anna = await WithAppAsync();
        var visitor = Forum.NewVisitor();
        var step = await HalfInAsync(visitor, anna.Member, "/categories");
        Pass(TimeSpan.FromMinutes(5));

        var page = await visitor.SubmitOnlyAsync(step, "main form", ("code", CodeNow(anna.Key)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Log in"), (page.Status, page.Title));
        Assert.Contains("That took too long", page.Text, StringComparison.Ordinal);
        Assert.Equal("/categories", page.Document.QuerySelector("[name=return]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("changed")]
    [InlineData("another purpose")]
    public async Task Half_sign_in_that_is_not_ours_is_worth_nothing(string kind)
    {
        var anna = await WithAppAsync();
        var visitor = Forum.NewVisitor();
        var step = await HalfInAsync(visitor, anna.Member);
        var genuine = step.Document.QuerySelector("[name=half]")!.GetAttribute("value")!;
        var half = kind switch
        {
            "changed" => genuine[..40] + (genuine[40] == 'A' ? 'B' : 'A') + genuine[41..],
            "another purpose" => await Forum.WithAsync<Seals, string>(values =>
                Task.FromResult(values.Seal("something else", new { Member = anna.Member.Id.ToString(), Stamp = anna.Member.SecurityStamp }))),
            _ => kind,
        };

        var page = await visitor.SubmitOnlyAsync(step, "main form", ("half", half), ("code", CodeNow(anna.Key)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.False((await visitor.GetAsync("/")).Has(".user-name"));
    }

    [Fact]
    public async Task Half_sign_in_ends_when_the_password_changes()
    {
        var anna = await WithAppAsync();
        var visitor = Forum.NewVisitor();
        var step = await HalfInAsync(visitor, anna.Member);
        await Forum.WithDbAsync(db => db.Members.Where(row => row.Id == anna.Member.Id).Set(row => row.SecurityStamp, "another").UpdateAsync());

        var page = await visitor.SubmitOnlyAsync(step, "main form", ("code", CodeNow(anna.Key)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Log in"), (page.Status, page.Title));
    }

    [Fact]
    public async Task Half_sign_in_of_one_member_takes_no_code_of_another()
    {
        var (anna, mallory) = (await WithAppAsync(), await WithAppAsync());
        var visitor = Forum.NewVisitor();

        var page = await visitor.SubmitOnlyAsync(await HalfInAsync(visitor, anna.Member), "main form", ("code", CodeNow(mallory.Key)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    [Fact]
    public async Task Link_for_a_new_password_leads_through_the_second_step()
    {
        var anna = await WithAppAsync();
        var visitor = Forum.NewVisitor();
        await visitor.SubmitAsync(await visitor.GetAsync("/forgot-password"), "main form", ("email", anna.Member.Email!));
        var form = await visitor.GetAsync((await Forum.LastMailToAsync(anna.Member.Email!)).Link);

        var step = await visitor.SubmitAsync(form, "main form", ("password", "a brand new password"));
        Assert.Equal("Second step", step.Title);
        Assert.False((await visitor.GetAsync("/")).Has(".user-name"));

        var home = await visitor.SubmitAsync(step, "main form", ("code", CodeNow(anna.Key)));
        Assert.Equal(anna.Member.Name, home.TextAt(".user-name"));
    }

    [Fact]
    public async Task Claim_link_leads_through_the_second_step_as_well()
    {
        var anna = await WithAppAsync();
        await Forum.WithDbAsync(db => db.Members.Where(row => row.Id == anna.Member.Id).Set(row => row.PasswordHash, (string?)null).UpdateAsync());
        var link = await Forum.WithAsync<GiveAccount, Domain.Shared.Outcome<string>>(give =>
            give.GiveAsync(anna.Member.Name, anna.Member.Email!, CancellationToken.None));
        var visitor = Forum.NewVisitor();

        var step = await visitor.SubmitAsync(await visitor.GetAsync(new Uri(link.Value).PathAndQuery), "main form", ("password", "my first password"));

        Assert.Equal("Second step", step.Title);
        Assert.False((await visitor.GetAsync("/")).Has(".user-name"));
    }

    // The setup link makes a member of its own, who has no second step; with another one's name it makes nothing.
    [Fact]
    public async Task Setup_link_does_not_lead_into_an_account_that_is_there()
    {
        await using var forum = await ForumApp.StartAsync();
        var anna = await forum.MemberAsync();
        var token = await forum.WithAsync<ClaimForum, string?>(claim => claim.TokenAsync(CancellationToken.None));
        var visitor = forum.NewVisitor();

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync($"/setup?token={token}"), "main form", ("name", anna.Name), ("email", anna.Email!), ("password", Cast.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.False((await visitor.GetAsync("/")).Has(".user-name"));
    }

    [Fact]
    public async Task No_code_path_can_begin_a_session_that_left_the_second_step_out()
    {
        var anna = await WithAppAsync();
        var member = await Forum.WithDbAsync(db => db.Members.SingleAsync(row => row.Id == anna.Member.Id));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Forum.WithAsync<SignIns, bool>(async signIns =>
        {
            await signIns.BeginAsync(new Microsoft.AspNetCore.Http.DefaultHttpContext(), member, stay: true);
            return true;
        }));
    }

    [Fact]
    public async Task Second_step_without_the_first_leads_to_log_in() =>
        Assert.Equal("/login", (await Forum.NewVisitor().GetAsync("/login/second")).Location);

    [Fact]
    public async Task Sign_in_without_second_step_costs_few_statements()
    {
        var member = await Forum.MemberAsync();
        await Forum.SignedInAsync(member);
        var visitor = Forum.NewVisitor();
        var form = await visitor.GetAsync("/login");

        var answer = await visitor.SubmitOnlyAsync(form, "main form", ("name", member.Name), ("password", Cast.Password));

        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.InRange(answer.Statements, 1, 6);
    }
}
