using Microsoft.Extensions.DependencyInjection;
using Parley.Web.Features.Admin;

namespace Parley.Web;

static class AdminServices
{
    public static void AddAdministration(this IServiceCollection services)
    {
        services.AddScoped<KeepFigures>();
        services.AddScoped<ReadDashboard>();
        services.AddScoped<ChangeJobs>();
        services.AddHostedService<CountHourly>();
        services.AddScoped<OrderCategories>();
        services.AddScoped<FindCategories>();
        services.AddScoped<FindTags>();
        services.AddScoped<SaveCategory>();
        services.AddScoped<DeleteCategory>();
        services.AddScoped<ChangeGroups>();
        services.AddScoped<ChangeGroupMembers>();
        services.AddScoped<SaveSettings>();
        services.AddScoped<JudgeSettings>();
        services.AddScoped<WriteSettings>();
        services.AddScoped<ShowSettings>();
        services.AddScoped<ChangeLogo>();
        services.AddScoped<SendTestMail>();
        services.AddScoped<ChangeReasons>();
    }
}
