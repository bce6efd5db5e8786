using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Jobs;

/// <summary>A database without a forum on it: a forum would take the jobs, too.</summary>
public sealed class JobDatabase : IAsyncLifetime
{
    readonly string _folder = Directory.CreateTempSubdirectory("parley-jobs-").FullName;
    TestDatabase? _database;

    public string Address => _database!.Address;

    public async ValueTask InitializeAsync()
    {
        if (TestDatabase.Missing is not null)
            return;

        _database = await TestDatabase.CreateAsync(_folder);
        await using var node = new JobNode(Address, TimeProvider.System, new());
        await node.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
