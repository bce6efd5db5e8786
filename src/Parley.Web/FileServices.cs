using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data.Jobs;
using Parley.Domain.Files;
using Parley.Platform.Storage;
using Parley.Web.Features.Files;
using Parley.Web.Features.Shared;

namespace Parley.Web;

static class FileServices
{
    public static void AddFiles(this IServiceCollection services, ParleyOptions options)
    {
        services.AddSingleton<IFileStore>(_ => options.ReadStorage() is { } bucket ? OpenBucket(bucket) : new FolderStore(Path.Combine(options.Data, "files")));
        services.AddScoped<PrepareFile>();
        services.AddScoped<UploadFile>();
        services.AddScoped<AttachFiles>();
        services.AddScoped<FileReferences>();
        services.AddScoped<ReferToFiles>();
        services.AddScoped<HideFiles>();
        services.AddScoped<TouchFiles>();
        services.AddScoped<FindFile>();
        services.AddScoped<SweepFiles>();
        services.AddHostedService<SweepHourly>();
        services.AddJobHandler<FilesGone, OnFilesGone>();
    }

    // Apart, so that a forum without a bucket never loads what talks to one: that costs a start time and memory.
    [MethodImpl(MethodImplOptions.NoInlining)]
    static S3Store OpenBucket(StorageAddress bucket) => new S3Store(bucket);
}
