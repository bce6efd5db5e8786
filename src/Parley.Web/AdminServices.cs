using Microsoft.Extensions.DependencyInjection;
using Parley.Web.Features.Admin;

namespace Parley.Web;

static class AdminServices
{
    public static void AddAdministration(this IServiceCollection services)
    {
        services.AddScoped<OrderCategories>();
        services.AddScoped<SaveCategory>();
        services.AddScoped<DeleteCategory>();
        services.AddScoped<ChangeGroups>();
        services.AddScoped<ChangeGroupMembers>();
    }
}
