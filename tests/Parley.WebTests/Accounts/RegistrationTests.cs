using System.Net;
using LinqToDB.Async;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Accounts;

public sealed class RegistrationTests(ForumApp app) : ForumTest(app)
{
    [Fact]
    public async Task Newcomer_registers_and_is_signed_in()
    {
        var visitor = App.NewVisitor();
        var name = Cast.UniqueName("newcomer");

        var page = await RegisterAsync(visitor, name);

        Assert.Equal("/", page.Address);
        Assert.Equal(name, page.TextAt(".user-name"));
    }

    [Fact]
    public async Task Newcomer_comes_back_to_where_the_register_link_was_followed()
    {
        var visitor = App.NewVisitor();
        var form = await visitor.GetAsync("/register?return=/categories");

        var page = await visitor.SubmitAsync(form, "main form", Typed(Cast.UniqueName("newcomer")));

        Assert.Equal("/categories", page.Address);
    }

    [Theory]
    [InlineData("", "Choose a name.")]
    [InlineData("a", "too short")]
    [InlineData("has space", "made of letters")]
    [InlineData("<script>", "made of letters")]
    [InlineData("-dash", "made of letters")]
    [InlineData("administrator", "reserved")]
    [InlineData("Adm1n", "reserved")]
    [InlineData("аdmin", "reserved")] // with a Cyrillic а
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijk", "too long")]
    public async Task Bad_name_is_refused_with_its_reason(string name, string reason)
    {
        var page = await RegisterAsync(App.NewVisitor(), name);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(reason, page.TextAt("#name-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_with_an_override_of_direction_is_kept_without_it()
    {
        var name = Cast.UniqueName("rtl");

        var page = await RegisterAsync(App.NewVisitor(), $"{name[..3]}\u202e{name[3..]}");

        Assert.Equal(name, page.TextAt(".user-name"));
    }

    [Fact]
    public async Task Taken_name_is_refused_whatever_its_case()
    {
        var member = await App.MemberAsync();

        var page = await RegisterAsync(App.NewVisitor(), member.Name.ToUpperInvariant());

        Assert.Contains("This name is taken", page.TextAt("#name-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_that_looks_like_a_taken_one_is_refused()
    {
        var name = Cast.UniqueName("paolo");
        await RegisterAsync(App.NewVisitor(), name);

        var page = await RegisterAsync(App.NewVisitor(), name.Replace('o', '0').Replace('a', 'а'));

        Assert.Contains("looks too much like", page.TextAt("#name-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_form_comes_back_filled_in_but_for_the_password()
    {
        var visitor = App.NewVisitor();
        var form = await visitor.GetAsync("/register");

        var page = await visitor.SubmitAsync(form, "main form", ("name", "good name?"), ("email", "me@example.org"), ("password", "short"));

        Assert.Equal("good name?", page.Document.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal("me@example.org", page.Document.QuerySelector("#email")!.GetAttribute("value"));
        Assert.True(string.IsNullOrEmpty(page.Document.QuerySelector("#password")!.GetAttribute("value")));
        Assert.Contains("too short", page.TextAt("#password-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_registrations_of_one_name_at_the_same_instant_make_one_member()
    {
        var name = Cast.UniqueName("twin");
        var visitors = Enumerable.Range(0, 6).Select(_ => App.NewVisitor()).ToList();
        var forms = new List<Page>();
        foreach (var visitor in visitors)
            forms.Add(await visitor.GetAsync("/register"));

        var pages = await Task.WhenAll(visitors.Zip(forms).Select(pair =>
            pair.First.SubmitOnlyAsync(pair.Second, "main form", ("name", name), ("email", $"{Cast.UniqueName("e")}@example.org"), ("password", Cast.Password))));

        Assert.Single(pages, page => page.Status == HttpStatusCode.Redirect);
        Assert.Equal(5, pages.Count(page => page.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(1, await App.WithDbAsync(db => db.Members.CountAsync(member => member.Name == name)));
    }

    static async Task<Page> RegisterAsync(Visitor visitor, string name) =>
        await visitor.SubmitAsync(await visitor.GetAsync("/register"), "main form", Typed(name));

    static (string, string)[] Typed(string name) =>
        [("name", name), ("email", $"{Cast.UniqueName("mail")}@example.org"), ("password", Cast.Password)];
}
