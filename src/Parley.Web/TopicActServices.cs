using Microsoft.Extensions.DependencyInjection;
using Parley.Data.Jobs;
using Parley.Domain.Posts;
using Parley.Web.Features.Notifications;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Topics;

namespace Parley.Web;

static class TopicActServices
{
    /// <summary>What is done with a topic once it stands there.</summary>
    public static void AddTopicActs(this IServiceCollection services)
    {
        services.AddScoped<TakeTopic>();
        services.AddScoped<NoteAct>();
        services.AddScoped<CloseTopic>();
        services.AddScoped<PinTopic>();
        services.AddScoped<HideTopic>();
        services.AddScoped<MoveTopic>();
        services.AddScoped<FollowMoved>();
        services.AddScoped<FollowPosts>();
        services.AddScoped<CountRegrouped>();
        services.AddScoped<RegroupPosts>();
        services.AddScoped<SplitTopic>();
        services.AddScoped<MoveReplies>();
        services.AddScoped<MergeTopic>();
        services.AddScoped<ListMovable>();
        services.AddScoped<MarkAnswer>();
        services.AddScoped<AddToTopic>();
        services.AddScoped<SlowTopic>();
        services.AddScoped<CheckPace>();
        services.AddJobHandler<AnswerMarked, OnAnswerMarked>();
        services.AddJobHandler<PostsMoved, OnPostsMoved>();
    }
}
