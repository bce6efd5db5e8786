using Microsoft.Extensions.DependencyInjection;
using Parley.Data.Jobs;
using Parley.Domain.Raids;
using Parley.Web.Features.Filters;
using Parley.Web.Features.Moderation;

namespace Parley.Web;

/// <summary>What keeps harm away: filters, and the switch for raids.</summary>
static class FilterServices
{
    public static void AddFilters(this IServiceCollection services)
    {
        services.AddScoped<FindFilters>();
        services.AddScoped<ChangeFilters>();
        services.AddScoped<TryFilters>();
        services.AddScoped<StartRaid>();
        services.AddScoped<EndRaid>();
        services.AddJobHandler<RaidDue, EndRaid>();
    }
}
