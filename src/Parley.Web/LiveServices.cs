using Microsoft.Extensions.DependencyInjection;
using Parley.Platform.Live;
using Parley.Web.Features.Posts;
using Parley.Web.Mvc;

namespace Parley.Web;

static class LiveServices
{
    /// <summary>What tells open pages of what is new.</summary>
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<ILiveEvents, InProcessLiveEvents>();
        services.AddSingleton<OpenStreams>();
        services.AddSingleton<EventStream>();
        services.AddScoped<FindNewReplies>();
    }
}
