using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.WebEncoders;
using Parley.Data;
using Parley.Data.Jobs;
using Parley.Platform.Email;
using Parley.Platform.Live;
using Parley.Web.Features.Accounts;
using Parley.Web.Features.Categories;
using Parley.Web.Features.Polls;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Shared;
using Parley.Web.Features.Topics;
using Parley.Web.Mvc;

namespace Parley.Web;

/// <summary>The forum, as services and as a chain of what happens to a request.</summary>
public static class ParleyApplication
{
    /// <summary>In bytes: the longest text, every letter of it percent-encoded in four bytes, and the other fields.</summary>
    internal const int LongestForm = 1024 * 1024;

    public static IServiceCollection AddParley(this IServiceCollection services, ParleyOptions options)
    {
        services.AddSettings(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddParleyData(options.ReadDatabase(), provider => provider.GetRequiredService<ILiveEvents>().Publish);
        services.AddLive();
        services.AddMail();
        services.AddAccounts();
        services.AddSecondStep(options);
        services.AddForum();
        services.AddFiles(options);
        services.AddProfiles();
        services.AddNotifications();
        services.AddSearch(options);
        services.AddFeeds();
        services.AddModeration();
        services.AddFilters();
        services.AddRecords();
        services.AddBulk();
        services.AddAdministration();
        services.AddPages();
        return services;
    }

    public static WebApplication UseParley(this WebApplication app)
    {
        app.UseMiddleware<AccessLog>();
        app.UseMiddleware<HeadRequests>();
        app.UseMiddleware<ServerTiming>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", SuppressDiagnosticsCallback = DatabaseAway.IsNoFault });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseResponseCompression();
        app.UseRouting();
        app.UseMiddleware<BoundedForms>();
        app.UseMiddleware<SameForAll>();
        app.UseAuthentication();
        app.UseMiddleware<RecognizeViewer>();
        app.UseRequestLocalization();
        app.MapAssets();
        app.MapText("/healthz", "ok");
        app.MapControllers();
        return app;
    }

    // A plain RequestDelegate: the overloads that bind parameters bring in a form mapper, which costs 50 ms and 5 MB at every start.
    static void MapText(this IEndpointRouteBuilder routes, string address, string text) => routes.MapMethods(
        address, [HttpMethods.Get, HttpMethods.Head], context => context.Response.WriteAsync(text, context.RequestAborted));

    static void AddSettings(this IServiceCollection services, ParleyOptions atStart)
    {
        services.AddSingleton(provider => new CurrentSettings(
            atStart, provider.GetRequiredService<Database>(), provider.GetRequiredService<ILogger<CurrentSettings>>()));
        services.AddScoped(provider => provider.GetRequiredService<CurrentSettings>().Now);
        services.AddHostedService<FollowSettings>();
    }

    static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<ConfiguredMailer>();
        services.AddSingleton<IMailer>(provider => provider.GetRequiredService<ConfiguredMailer>());
        services.AddJobHandler<Mail, SendMail>();
    }

    static void AddForum(this IServiceCollection services)
    {
        services.AddScoped<GivenReasons>();
        services.AddScoped<BakeText>();
        services.AddScoped<KeepDraft>();
        services.AddScoped<KeepDraftVersion>();
        services.AddScoped<MarkNotifications>();
        services.AddScoped<PostOnce>();
        services.AddScoped<ListCategories>();
        services.AddScoped<AddFirstCategory>();
        services.AddScoped<FindNews>();
        services.AddScoped<MarkRead>();
        services.AddScoped<ListTopics>();
        services.AddScoped<TagTopic>();
        services.AddScoped<ListTags>();
        services.AddScoped<ChangeTags>();
        services.AddScoped<AddPoll>();
        services.AddScoped<FindPoll>();
        services.AddScoped<ReadPoll>();
        services.AddScoped<CastVote>();
        services.AddScoped<ChangePoll>();
        services.AddScoped<JudgeText>();
        services.AddScoped<IPostJudge, FilterPosts>();
        services.AddScoped<IPostJudge, HoldInRaid>();
        services.AddScoped<IPostJudge, HoldFirstPosts>();
        services.AddSingleton<KnownFilters>();
        services.AddSingleton<KnownRaid>();
        services.AddScoped<FilterPosts>();
        services.AddScoped<FilterFields>();
        services.AddScoped<PrepareText>();
        services.AddScoped<HoldAgain>();
        services.AddScoped<NoteHeld>();
        services.AddScoped<StartTopic>();
        services.AddScoped<InsertTopic>();
        services.AddScoped<ReadTopic>();
        services.AddScoped<PostReply>();
        services.AddScoped<InsertReply>();
        services.AddScoped<LetInTopic>();
        services.AddScoped<LetInReply>();
        services.AddScoped<EditPost>();
        services.AddPostActs();
        services.AddTopicActs();
        services.AddSingleton<CountViews>();
        services.AddHostedService(provider => provider.GetRequiredService<CountViews>());
        services.AddSingleton<NoteReading>();
        services.AddHostedService(provider => provider.GetRequiredService<NoteReading>());
    }

    static void AddPages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddTransient(typeof(IStringLocalizer<>), typeof(IsolatingLocalizer<>));
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            // Not the machine's: what a guest reads shall not hang on where the forum runs.
            localization.SetDefaultCulture(Languages.All[0].Code);
            localization.SupportedCultures = localization.SupportedUICultures = Languages.Cultures;
            localization.RequestCultureProviders =
            [
                new OfferedLanguage(new MemberLanguage()),
                new OfferedLanguage(new Microsoft.AspNetCore.Localization.CookieRequestCultureProvider { CookieName = Languages.Cookie }),
                new BrowserLanguage(),
                new DefaultLanguage(),
            ];
        });

        // Only the parts that the forum uses: the rest of MVC costs a start time and memory.
        services.AddMvcCore(mvc =>
            {
                mvc.Filters.Add<RequireAntiforgery>();
                mvc.ValueProviderFactories.Insert(0, new PreparedReasonValues());
            })
            .AddApplicationPart(typeof(ParleyApplication).Assembly)
            .AddViews()
            .AddRazorViewEngine();
        services.Configure<RazorViewEngineOptions>(razor => razor.ViewLocationExpanders.Add(new FeatureViewLocations()));
        services.Configure<RouteOptions>(routes => routes.AppendTrailingSlash = false);
        services.Configure<FormOptions>(forms => forms.ValueLengthLimit = LongestForm);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "antiforgery";
            antiforgery.FormFieldName = "__token";
        });

        // Chinese stays readable in the page's source, and a third as long.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
    }
}
