using Microsoft.Extensions.DependencyInjection;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Shared;

namespace Parley.Web;

static class PostActServices
{
    /// <summary>What is done with a post once it stands there.</summary>
    public static void AddPostActs(this IServiceCollection services)
    {
        services.AddScoped<SaveDraft>();
        services.AddScoped<ListDrafts>();
        services.AddScoped<TakeBackDraft>();
        services.AddScoped<FindPost>();
        services.AddScoped<LikePost>();
        services.AddScoped<ListLikes>();
        services.AddScoped<BookmarkPost>();
        services.AddScoped<ListBookmarks>();
        services.AddScoped<ListReplies>();
        services.AddScoped<KeepVersion>();
        services.AddScoped<SavePostText>();
        services.AddScoped<ReadHistory>();
        services.AddScoped<RestoreVersion>();
        services.AddScoped<HideVersion>();
        services.AddScoped<CountHiding>();
        services.AddScoped<HidePost>();
    }
}
