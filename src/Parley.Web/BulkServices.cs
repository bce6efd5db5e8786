using Microsoft.Extensions.DependencyInjection;
using Parley.Data.Jobs;
using Parley.Domain.Bulk;
using Parley.Web.Features.Bulk;

namespace Parley.Web;

/// <summary>What moderators do to many things at once, and undo.</summary>
static class BulkServices
{
    public static void AddBulk(this IServiceCollection services)
    {
        services.AddScoped<ChooseItems>();
        services.AddScoped<StartBulk>();
        services.AddScoped<ShowBulk>();
        services.AddScoped<CleanUp>();
        services.AddSingleton<DropChoices>();
        services.AddHostedService(provider => provider.GetRequiredService<DropChoices>());
        services.AddJobHandler<BulkStarted, RunBulk>();
        services.AddScoped<IBulkStep, HideTopicsStep>();
        services.AddScoped<IBulkStep, RestoreTopicsStep>();
        services.AddScoped<IBulkStep, CloseTopicsStep>();
        services.AddScoped<IBulkStep, ReopenTopicsStep>();
        services.AddScoped<IBulkStep, MoveTopicsStep>();
        services.AddScoped<IBulkStep, TagTopicsStep>();
        services.AddScoped<IBulkStep, MergeTopicsStep>();
        services.AddScoped<IBulkStep, EraseTopicsStep>();
        services.AddScoped<IBulkStep, HideRepliesStep>();
        services.AddScoped<IBulkStep, RestoreRepliesStep>();
        services.AddScoped<IBulkStep, EraseRepliesStep>();
        services.AddScoped<IBulkStep, SuspendStep>();
        services.AddScoped<IBulkStep, RemoveLikesStep>();
    }
}
