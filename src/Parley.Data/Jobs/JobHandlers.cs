using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Parley.Data.Jobs;

/// <summary>Which handlers there are, by the event they handle and by the name that stands in the job table.</summary>
public sealed class JobHandlers
{
    readonly Dictionary<string, Func<IServiceProvider, string, CancellationToken, Task>> _byName = [];
    readonly Dictionary<Type, List<string>> _byEvent = [];

    public void Add<TEvent, THandler>()
        where THandler : IJobHandler<TEvent>
    {
        var name = typeof(THandler).Name;
        _byName.Add(name, (services, payload, cancel) =>
            services.GetRequiredService<THandler>().HandleAsync(JsonSerializer.Deserialize<TEvent>(payload)!, cancel));
        if (!_byEvent.TryGetValue(typeof(TEvent), out var names))
            _byEvent[typeof(TEvent)] = names = [];
        names.Add(name);
    }

    public IReadOnlyList<string> Of<TEvent>() => _byEvent.GetValueOrDefault(typeof(TEvent)) ?? [];

    public Task RunAsync(Job job, IServiceProvider services, CancellationToken cancel) =>
        _byName.TryGetValue(job.Handler, out var run)
            ? run(services, job.Payload, cancel)
            : throw new InvalidOperationException($"This version of Parley has no handler named {job.Handler}.");
}

public static class JobRegistration
{
    public static IServiceCollection AddJobHandler<TEvent, THandler>(this IServiceCollection services)
        where THandler : class, IJobHandler<TEvent>
    {
        if (services.FirstOrDefault(service => service.ServiceType == typeof(JobHandlers))?.ImplementationInstance is not JobHandlers handlers)
            services.AddSingleton(handlers = new JobHandlers());

        handlers.Add<TEvent, THandler>();
        return services.AddScoped<THandler>();
    }
}
