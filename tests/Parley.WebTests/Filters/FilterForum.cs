using Parley.Domain.Accounts;
using Parley.Domain.Filters;
using Parley.Domain.Permissions;
using Parley.Testing;
using Parley.Web.Features.Filters;
using Parley.WebTests.Accounts;
using Xunit;

namespace Parley.WebTests.Filters;

/// <summary>A forum of one's own, for what administrators filter would meet other tests' texts; visitors say where they sit.</summary>
public sealed class FilterForum : IAsyncLifetime
{
    ForumApp? _forum;

    public ForumApp App => ForumApp.Required(_forum);

    public async ValueTask InitializeAsync()
    {
        if (ForumApp.Missing is null)
            _forum = await ForumApp.StartAsync(configure: services => services.AddClientAddresses());
    }

    public async ValueTask DisposeAsync()
    {
        if (_forum is not null)
            await _forum.DisposeAsync();
    }

    public async Task AddAsync(FilterKind kind, string text, FilterAction action, string replacement = "")
    {
        var administrator = await App.MemberAsync("admin", Role.Administrator);
        var form = new FilterForm { Kind = kind, Text = text, Action = action, Replacement = replacement };
        Assert.True((await App.WithAsync<ChangeFilters, Domain.Shared.Outcome<int>>(change => change.AddAsync(Viewer.Of(administrator), form, CancellationToken.None))).IsDone);
    }
}
