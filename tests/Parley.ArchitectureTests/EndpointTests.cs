using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.Web.Features.Admin;
using Parley.Web.Features.Notifications;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;
using Xunit;

namespace Parley.ArchitectureTests;

/// <summary>Facts over the table of addresses.</summary>
public sealed partial class EndpointTests(ForumApp app) : ForumTest(app)
{
    const string RoutesFile = "tests/Parley.ArchitectureTests/Routes.txt";

    [Fact]
    public void Routes_are_those_that_were_agreed_on()
    {
        var agreed = File.ReadAllLines(Path.Combine(Checkout.Root, RoutesFile));
        var there = Routes().SelectMany(Lines).Distinct().ToList();

        Assert.Equal([], there.Except(agreed).Select(route => $"{route} is new: put it into {RoutesFile}"));
        Assert.Equal([], agreed.Except(there).Select(route => $"{route} is gone: take it out of {RoutesFile}"));
    }

    [Fact]
    public void Every_action_is_behind_the_antiforgery_filter()
    {
        var filters = App.Services.GetRequiredService<IOptions<MvcOptions>>().Value.Filters;

        Assert.Contains(filters.OfType<TypeFilterAttribute>(), filter => filter.ImplementationType.Name == "RequireAntiforgery");
        Assert.Equal(
            [nameof(ErrorsController), nameof(UnsubscribeController)],
            Actions().Where(action => action.EndpointMetadata.OfType<IgnoreAntiforgeryTokenAttribute>().Any())
                .Select(action => action.ControllerTypeInfo.Name).Distinct().Order());
    }

    [Fact]
    public void Nothing_but_an_action_takes_what_is_sent() =>
        Assert.Equal([], Routes()
            .Where(route => route.Metadata.GetMetadata<ControllerActionDescriptor>() is null)
            .SelectMany(Methods)
            .Except([HttpMethods.Get, HttpMethods.Head]));

    // How the forum does, moderators see too.
    [Fact]
    public void Every_action_of_administration_is_for_administrators_only() => Assert.Equal(
        [],
        Actions().Where(action => action.ControllerTypeInfo.Namespace == "Parley.Web.Features.Admin")
            .Where(action => action.MethodInfo != typeof(DashboardController).GetMethod(nameof(DashboardController.Index)))
            .Where(action => !action.EndpointMetadata.OfType<OnlyForAttribute>().Any(only => only.Role == Role.Administrator)
                || !action.EndpointMetadata.OfType<MembersOnlyAttribute>().Any())
            .Select(action => action.DisplayName));

    [Fact]
    public void Every_address_of_administration_says_for_whom_it_is() => Assert.Equal(
        [],
        OfAdministration().Where(route => route.Metadata.GetMetadata<OnlyForAttribute>() is null || route.Metadata.GetMetadata<MembersOnlyAttribute>() is null)
            .SelectMany(Lines));

    // What is not for somebody is not there; what is sent to it is not looked at. Whatever else is answered depends on what is there.
    [Fact]
    public async Task Administration_is_there_for_whom_it_is_meant_and_for_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var visitor = await App.SignedInAsync(await App.MemberAsync(role: role));
            foreach (var route in OfAdministration())
            {
                var isMeant = role >= route.Metadata.GetMetadata<OnlyForAttribute>()!.Role;
                foreach (var method in Methods(route))
                {
                    var status = (await visitor.SendAsync(new(new(method), Filled(route, "1")))).Status;
                    TestContext.Current.TestOutputHelper?.WriteLine($"{role,-14} {method,-5} /{route.RoutePattern.RawText} {(isMeant ? "is meant" : "is not")}: {(int)status}");
                    if (!isMeant && status != HttpStatusCode.NotFound)
                        wrong.Add($"{role} {method} {route.RoutePattern.RawText}: {status}");
                }
            }
        }

        Assert.Equal([], wrong);
    }

    [Fact]
    public async Task Administration_asks_guests_to_log_in()
    {
        foreach (var route in OfAdministration().Where(route => Methods(route).Contains(HttpMethods.Get)))
            Assert.StartsWith("/login", (await App.NewVisitor().GetAsync(Filled(route, "1"))).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_without_a_token_everything_is_refused()
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync(role: Role.Administrator));

        var answers = new Dictionary<string, HttpStatusCode>();
        foreach (var address in Routes().Where(route => Methods(route).Contains(HttpMethods.Post)).Select(route => Filled(route, "1")))
            answers[address] = (await visitor.PostAsync(address, [KeyValuePair.Create("text", "Text"), KeyValuePair.Create("name", "name")])).Status;

        Assert.NotEmpty(answers);
        Assert.Equal([], answers.Where(answer => answer.Value != HttpStatusCode.BadRequest).Select(answer => $"{answer.Key}: {answer.Value}"));
    }

    [Fact]
    public async Task Guest_who_sends_without_a_token_is_refused_or_asked_to_log_in()
    {
        var answers = new Dictionary<string, HttpStatusCode>();
        foreach (var address in Routes().Where(route => Methods(route).Contains(HttpMethods.Post)).Select(route => Filled(route, "1")))
            answers[address] = (await App.NewVisitor().PostAsync(address, [])).Status;

        Assert.Equal([], answers
            .Where(answer => answer.Value is not (HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized))
            .Select(answer => $"{answer.Key}: {answer.Value}"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("9223372036854775807")]
    [InlineData("x")]
    [InlineData("..")]
    [InlineData("%EF%BF%BE")] // U+FFFE, over which string.Normalize throws
    [InlineData("%ED%A0%80")] // half a surrogate pair
    [InlineData("%F0%9F%98%80")]
    [InlineData("a%2Fb%5Cc%3Cd%27e%22f")]
    public async Task No_address_makes_the_forum_fail(string value)
    {
        var visitors = new[] { App.NewVisitor(), await App.SignedInAsync(await App.MemberAsync()) };

        var failures = new List<string>();
        foreach (var address in Routes().Select(route => Filled(route, value)).Distinct())
        {
            foreach (var visitor in visitors)
            {
                if (await visitor.GetAsync(address) is { Status: >= HttpStatusCode.InternalServerError } page)
                    failures.Add($"{address}: {page.Status}");
            }
        }

        Assert.Equal([], failures);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775807-9223372036854775807")]
    [InlineData("%00")]
    [InlineData("%EF%BF%BE")]
    public async Task No_query_makes_the_forum_fail(string value)
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());
        string[] names =
            ["page", "post", "before", "after", "category", "quote", "to", "q", "return", "token", "member", "saved", "topic", "ticket", "invitation", "said", "author", "role", "standing", "state", "act", "from", "sort", "format"];
        var query = string.Join('&', names.Select(name => $"{name}={value}"));

        var failures = new List<string>();
        foreach (var address in Routes().Select(route => Filled(route, "1")).Distinct())
        {
            if (await visitor.GetAsync($"{address}?{query}") is { Status: >= HttpStatusCode.InternalServerError } page)
                failures.Add($"{address}: {page.Status}");
        }

        Assert.Equal([], failures);
    }

    IEnumerable<RouteEndpoint> Routes() => App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    IEnumerable<RouteEndpoint> OfAdministration() =>
        Routes().Where(route => route.RoutePattern.RawText!.TrimStart('/') is var path && (path == "admin" || path.StartsWith("admin/", StringComparison.Ordinal)));

    IEnumerable<ControllerActionDescriptor> Actions() => Routes().Select(route => route.Metadata.GetMetadata<ControllerActionDescriptor>()).OfType<ControllerActionDescriptor>();

    static IEnumerable<string> Lines(RouteEndpoint route) => Methods(route).Select(method => $"{method} /{route.RoutePattern.RawText!.TrimStart('/')}");

    static IReadOnlyList<string> Methods(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods.Count: > 0 } methods ? methods.HttpMethods : ["ANY"];

    static string Filled(RouteEndpoint route, string value) => Parameter().Replace($"/{route.RoutePattern.RawText!.TrimStart('/')}", value);

    // The braces of a constraint such as regex(\D{2}) would be doubled.
    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Parameter();
}
