namespace Parley.Data.Jobs;

/// <summary>An after-effect. It may be run more than once for one event: a crash between doing and noting it repeats it.</summary>
public interface IJobHandler<in TEvent>
{
    Task HandleAsync(TEvent happened, CancellationToken cancel);
}
