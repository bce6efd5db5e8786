using Microsoft.Extensions.DependencyInjection;
using Parley.Data.Jobs;
using Parley.Domain.Appeals;
using Parley.Domain.Blocks;
using Parley.Web.Features.Moderation;

namespace Parley.Web;

/// <summary>What moderators find, and what they do to it.</summary>
static class ModerationServices
{
    public static void AddModeration(this IServiceCollection services)
    {
        services.AddScoped<BlockMember>();
        services.AddScoped<EndBlock>();
        services.AddScoped<LogActs>();
        services.AddJobHandler<MemberBlocked, OnMemberBlocked>();
        services.AddJobHandler<BlockDue, EndBlock>();
        services.AddScoped<FlagPost>();
        services.AddScoped<HideFlagged>();
        services.AddScoped<DecideFlags>();
        services.AddScoped<ListQueue>();
        services.AddScoped<ErasePost>();
        services.AddScoped<FindAppeal>();
        services.AddScoped<AppealAct>();
        services.AddScoped<DecideAppeal>();
        services.AddJobHandler<AppealDecided, OnAppealDecided>();
        services.AddScoped<ListHeld>();
        services.AddScoped<ReadQueue>();
        services.AddScoped<ReviewPost>();
        services.AddScoped<SeekWords>();
        services.AddScoped<FindMembers>();
        services.AddScoped<FindTopics>();
        services.AddScoped<FindReplies>();
        services.AddScoped<FindActs>();
        services.AddScoped<ReadPublicLog>();
    }
}
