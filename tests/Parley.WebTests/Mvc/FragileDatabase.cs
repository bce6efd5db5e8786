using Microsoft.Data.Sqlite;
using Parley.Testing;

namespace Parley.WebTests.Mvc;

/// <summary>A database that can be taken away under a forum, and given back.</summary>
sealed class FragileDatabase : IAsyncDisposable
{
    readonly string _folder;
    readonly TestDatabase _database;
    readonly Relay? _relay;
    readonly int _port;

    FragileDatabase(string folder, TestDatabase database)
    {
        (_folder, _database, Address) = (folder, database, database.Address);
        if (TestDatabase.IsSqlite)
            return;

        var server = new Uri(Address);
        _relay = new(server.Host, server.Port);
        _port = _relay.Port;
        _relay.Start();
        Address = new UriBuilder(server) { Port = _port }.Uri.OriginalString;
    }

    public string Address { get; }

    string File => Address["sqlite:".Length..];

    public static async Task<FragileDatabase> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("parley-fragile-").FullName;
        return new(folder, await TestDatabase.CreateAsync(folder));
    }

    public void TakeAway()
    {
        if (_relay is not null)
        {
            _relay.Cut();
            return;
        }

        // Where a file is expected and a folder stands, nothing can be opened.
        SqliteConnection.ClearAllPools();
        Directory.Move(File, File + ".away");
        Directory.CreateDirectory(File);
    }

    public void GiveBack()
    {
        if (_relay is not null)
        {
            _relay.Mend(_port);
            return;
        }

        Directory.Delete(File);
        Directory.Move(File + ".away", File);
    }

    public async ValueTask DisposeAsync()
    {
        _relay?.Dispose();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
