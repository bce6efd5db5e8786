using Microsoft.Extensions.DependencyInjection;
using Parley.Web.Features.Records;

namespace Parley.Web;

/// <summary>What the forum keeps of files, mails, sessions and reports, for who has to look something up.</summary>
static class RecordServices
{
    public static void AddRecords(this IServiceCollection services)
    {
        services.AddScoped<FindFiles>();
        services.AddScoped<FindMails>();
        services.AddScoped<FindSessions>();
        services.AddScoped<EndSession>();
        services.AddScoped<FindFlags>();
    }
}
