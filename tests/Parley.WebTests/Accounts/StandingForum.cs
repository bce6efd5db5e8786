using Microsoft.Extensions.DependencyInjection;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Accounts;

/// <summary>The shared forum once more, with a clock that stands until a test of the class moves it.</summary>
public sealed class StandingForum(ForumApp shared) : IAsyncLifetime
{
    ForumApp? _forum;

    public StandingClock Clock { get; } = new();

    public ForumApp Forum => _forum!;

    public async ValueTask InitializeAsync()
    {
        if (ForumApp.Missing is null)
            _forum = await ForumApp.StartOnAsync(shared.Database, services => services.AddSingleton<TimeProvider>(Clock));
    }

    public async ValueTask DisposeAsync()
    {
        if (_forum is not null)
            await _forum.DisposeAsync();
    }
}
