using System.Net;
using Parley.Testing;
using Parley.Web.Mvc;
using Xunit;

namespace Parley.WebTests.Mvc;

public sealed class HeaderTests(ForumApp app) : ForumTest(app)
{
    public static TheoryData<string, HttpStatusCode> Answers => new()
    {
        { "/", HttpStatusCode.OK },
        { "/login", HttpStatusCode.OK },
        { Assets.AddressOf("site.css"), HttpStatusCode.OK },
        { "/avatars/A/0.svg", HttpStatusCode.OK },
        { "/robots.txt", HttpStatusCode.OK },
        { "/healthz", HttpStatusCode.OK },
        { "/no/such/page", HttpStatusCode.NotFound },
        { "/assets/x/none.css", HttpStatusCode.NotFound },
        { "/new-topic", HttpStatusCode.Redirect },
        { "/preview", HttpStatusCode.MethodNotAllowed },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_kind_of_answer_is_guarded(string address, HttpStatusCode status)
    {
        var page = await App.NewVisitor().GetAsync(address);

        Assert.Equal(status, page.Status);
        AssertGuarded(page);
    }

    [Fact]
    public async Task Refused_form_is_guarded()
    {
        var visitor = App.NewVisitor();

        AssertGuarded(await visitor.PostAsync("/login", []));
        AssertGuarded(await visitor.SubmitAsync(await visitor.GetAsync("/login"), "main form", ("name", "nobody"), ("password", "nothing")));
    }

    [Fact]
    public async Task Address_with_a_secret_is_told_to_nobody()
    {
        var page = await App.NewVisitor().GetAsync("/reset-password?member=1&token=secret");

        Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_that_takes_only_forms_says_so_when_it_is_visited()
    {
        var page = await App.NewVisitor().GetAsync("/preview");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, page.Status);
        Assert.Equal("This address is not for that", page.Title);
        Assert.Contains("POST", page.Headers["Allow"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_for_an_address_that_is_not_there_is_not_found()
    {
        var page = await App.NewVisitor().PostAsync("/no/such/page", [KeyValuePair.Create("text", "Kept all the same")]);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Kept all the same", page.TextAt("#kept"));
    }

    [Theory]
    [InlineData("/error")]
    [InlineData("/error/404")]
    [InlineData("/error/500")]
    [InlineData("/error/1")]
    public async Task Page_of_an_error_is_no_page_of_its_own(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync(address)).Status);

    [Fact]
    public async Task Page_can_be_asked_for_by_its_head()
    {
        var head = await App.NewVisitor().SendAsync(new HttpRequestMessage(HttpMethod.Head, "/categories"));

        Assert.Equal(HttpStatusCode.OK, head.Status);
        AssertGuarded(head);
    }

    static void AssertGuarded(Page page)
    {
        var policy = page.Headers["Content-Security-Policy"];
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Equal("same-origin", page.Headers["Referrer-Policy"]);
        Assert.Equal("same-origin", page.Headers["Cross-Origin-Opener-Policy"]);
        Assert.DoesNotContain("Server", page.Headers.Keys);
    }
}
