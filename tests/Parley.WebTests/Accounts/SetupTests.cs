using System.Net;
using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.Web.Features.Accounts;
using Xunit;

namespace Parley.WebTests.Accounts;

public sealed class SetupTests
{
    public SetupTests() => Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");

    [Fact]
    public async Task Only_who_has_the_token_becomes_the_first_administrator_and_only_once()
    {
        await using var app = await ForumApp.StartAsync();
        var token = await TokenAsync(app);
        Assert.Equal(token, await TokenAsync(app));

        var stranger = app.NewVisitor();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/setup")).Status);
        var guessed = await stranger.GetAsync("/setup?token=guess");
        Assert.Equal((HttpStatusCode.NotFound, "This is not the setup address"), (guessed.Status, guessed.Title));

        var owner = app.NewVisitor();
        var form = await owner.GetAsync($"/setup?token={token}");
        var home = await owner.SubmitAsync(form, "main form", ("name", "owner"), ("email", "owner@example.org"), ("password", Cast.Password));
        Assert.Equal("owner", home.TextAt(".user-name"));
        Assert.Contains("Administrator", (await owner.GetAsync("/u/owner")).Text, StringComparison.Ordinal);

        var late = await stranger.GetAsync($"/setup?token={token}");
        Assert.Equal((HttpStatusCode.NotFound, "This forum has its administrator"), (late.Status, late.Title));
        Assert.Equal("/login", late.LinkAt("main .button"));
        Assert.Null(await TokenAsync(app));
    }

    [Fact]
    public async Task Two_who_have_the_token_do_not_both_become_administrators()
    {
        await using var app = await ForumApp.StartAsync();
        var token = await TokenAsync(app);
        var visitors = new[] { app.NewVisitor(), app.NewVisitor() };
        var forms = new List<Page>();
        foreach (var visitor in visitors)
            forms.Add(await visitor.GetAsync($"/setup?token={token}"));

        await Task.WhenAll(visitors.Zip(forms, ["first", "second"]).Select(row =>
            row.First.SubmitOnlyAsync(row.Second, "main form", ("name", row.Third), ("email", $"{row.Third}@example.org"), ("password", Cast.Password))));

        Assert.Equal(1, await app.WithDbAsync(db => Task.FromResult(db.Members.Count(member => member.Role == Role.Administrator))));
    }

    static Task<string?> TokenAsync(ForumApp app) => app.WithAsync<ClaimForum, string?>(claim => claim.TokenAsync(CancellationToken.None));
}
