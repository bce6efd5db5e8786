using Microsoft.Extensions.DependencyInjection;
using Parley.Data.Jobs;
using Parley.Data.Search;
using Parley.Domain.Posts;
using Parley.Domain.Search;
using Parley.Web.Features.Search;

namespace Parley.Web;

static class SearchServices
{
    public static void AddSearch(this IServiceCollection services, ParleyOptions options)
    {
        services.AddSingleton(new TextAnalyser(Stemmers.For(options.Search.Languages)));
        services.AddScoped<IndexPost>();
        services.AddScoped<FillIndex>();
        services.AddScoped<ResolveNames>();
        services.AddScoped<FilterPosts>();
        services.AddScoped<FindPosts>();
        services.AddScoped<FindPlaces>();
        services.AddScoped<SearchForum>();
        services.AddScoped<FindTitles>();
        services.AddScoped<SuggestSpelling>();
        services.AddSingleton<Vocabulary>();
        services.AddSingleton<MarkWords>();
        services.AddSingleton<NoteMisses>();
        services.AddHostedService(provider => provider.GetRequiredService<NoteMisses>());
        services.AddJobHandler<ReplyPosted, OnPostAdded>();
        services.AddJobHandler<PostHeld, OnPostHeld>();
        services.AddJobHandler<PostEdited, OnPostChanged>();
        services.AddJobHandler<PostRewritten, OnPostRewritten>();
        services.AddJobHandler<IndexDue, OnIndexDue>();
    }
}
