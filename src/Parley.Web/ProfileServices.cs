using Microsoft.Extensions.DependencyInjection;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Platform.Images;
using Parley.Web.Features.Profiles;

namespace Parley.Web;

static class ProfileServices
{
    public static void AddProfiles(this IServiceCollection services)
    {
        services.AddSingleton<MakePicture>();
        services.AddScoped<EditProfile>();
        services.AddScoped<ChangePicture>();
        services.AddScoped<AskForMyData>();
        services.AddScoped<MyDataArchive>();
        services.AddScoped<MyDataLists>();
        services.AddScoped<LeaveForum>();
        services.AddJobHandler<DataAsked, GatherMyData>();
        services.AddJobHandler<AccountDue, AnonymiseMember>();
        services.AddJobHandler<NameGone, RewriteName>();
    }
}
