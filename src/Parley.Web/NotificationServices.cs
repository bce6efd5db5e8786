using Microsoft.Extensions.DependencyInjection;
using Parley.Data.Jobs;
using Parley.Domain.Moderation;
using Parley.Domain.Notifications;
using Parley.Domain.Posts;
using Parley.Web.Features.Notifications;

namespace Parley.Web;

static class NotificationServices
{
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddScoped<FindToldPost>();
        services.AddScoped<FindRecipients>();
        services.AddScoped<ForeseeTelling>();
        services.AddScoped<FindCalledGroups>();
        services.AddScoped<GatherReasons>();
        services.AddScoped<DeliverNotifications>();
        services.AddScoped<NotifyMembers>();
        services.AddScoped<ListNotifications>();
        services.AddScoped<WatchTopics>();
        services.AddScoped<ListWatches>();
        services.AddScoped<IgnoreMember>();
        services.AddScoped<SaveNotificationSettings>();
        services.AddScoped<FindMailable>();
        services.AddScoped<ComposeMail>();
        services.AddScoped<Unsubscribe>();
        services.AddScoped<ForgetOldNotifications>();
        services.AddHostedService<TidyDaily>();
        services.AddJobHandler<ReplyPosted, OnReplyPosted>();
        services.AddJobHandler<PostEdited, OnPostEdited>();
        services.AddJobHandler<PostLiked, OnPostLiked>();
        services.AddJobHandler<PostUnliked, OnPostUnliked>();
        services.AddJobHandler<PostModerated, OnPostModerated>();
        services.AddJobHandler<NotificationMailDue, OnNotificationMailDue>();
        services.AddJobHandler<DigestDue, OnDigestDue>();
    }
}
