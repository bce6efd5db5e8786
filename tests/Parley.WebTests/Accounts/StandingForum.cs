using Microsoft.Extensions.DependencyInjection;
using Parley.Testing;
using Parley.Web;
using Xunit;

namespace Parley.WebTests.Accounts;

/// <summary>
/// A forum with a clock that stands until a test of the class moves it. Its database is its own: of two forums on one, with two clocks, each
/// would take the other's jobs, and write the mails into its folder.
/// </summary>
public class StandingForum : IAsyncLifetime
{
    ForumApp? _forum;

    public StandingClock Clock { get; } = new();

    public ForumApp Forum => ForumApp.Required(_forum);

    public async ValueTask InitializeAsync()
    {
        if (ForumApp.Missing is null)
            _forum = await ForumApp.StartAsync(Set, services => services.AddSingleton<TimeProvider>(Clock));
    }

    public async ValueTask DisposeAsync()
    {
        if (_forum is not null)
            await _forum.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Set(ParleyOptions options)
    {
    }
}
