using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Parley.Web.Features.Feeds;

namespace Parley.Web;

static class FeedServices
{
    public static void AddFeeds(this IServiceCollection services)
    {
        services.AddScoped<ReadFeed>();
        services.AddScoped<ReadSitemap>();
        services.Configure<ResponseCompressionOptions>(compression =>
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/atom+xml"]);
    }
}
