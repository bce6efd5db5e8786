using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parley.Data.Jobs;
using Parley.Data.Mails;
using Parley.Data.Migrations;
using Parley.Data.Search;
using Parley.Data.Settings;
using Parley.Domain.Live;

namespace Parley.Data;

public static class DataServices
{
    public static IServiceCollection AddParleyData(
        this IServiceCollection services, DatabaseAddress address, Func<IServiceProvider, Action<LiveEvent>>? announce = null)
    {
        services.AddSingleton(provider => new Database(address) { Announce = announce?.Invoke(provider) ?? (_ => { }) });
        services.AddScoped<ParleyDb>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<IXmlRepository, DataProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = provider.GetRequiredService<IXmlRepository>()));
        services.AddScoped<MailLog>();
        services.AddScoped<SearchIndex>();
        services.AddScoped<SearchWriter>();
        services.AddScoped<JobQueue>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService<JobWorker>();
        return services;
    }
}
