using System.Data.Common;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using Npgsql;

namespace Parley.Testing;

/// <summary>
/// A database of its own on the server that PARLEY_TEST_DATABASE names, gone again when the tests are done. Without that
/// variable it is a SQLite file.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    readonly string _server;
    readonly string _name;

    TestDatabase(string server, string folder)
    {
        _server = server;
        _name = $"parley_{Guid.CreateVersion7():N}";
        Address = server == "sqlite" ? $"sqlite:{Path.Combine(folder, "parley.db")}" : $"{server.TrimEnd('/')}/{_name}";
    }

    /// <summary>As <c>--database</c> takes it.</summary>
    public string Address { get; }

    static string Server => Environment.GetEnvironmentVariable("PARLEY_TEST_DATABASE") is { Length: > 0 } server ? server : "sqlite";

    /// <summary>Why the wished database can't be had; null when it can.</summary>
    public static string? Missing => Environment.GetEnvironmentVariable("PARLEY_TEST_DATABASE_MISSING") is { Length: > 0 } reason ? reason : null;

    public static bool IsSqlite => Server == "sqlite";

    public static async Task<TestDatabase> CreateAsync(string folder)
    {
        var database = new TestDatabase(Server, folder);
        if (!IsSqlite)
            await database.OnServerAsync($"CREATE DATABASE {database._name}");
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsSqlite)
            SqliteConnection.ClearAllPools();
        else
            await OnServerAsync(IsMySql ? $"DROP DATABASE {_name}" : $"DROP DATABASE {_name} WITH (FORCE)");
    }

    bool IsMySql => _server.StartsWith("mysql", StringComparison.Ordinal);

    async Task OnServerAsync(string sql)
    {
        await using var connection = Connection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    DbConnection Connection()
    {
        var uri = new Uri(_server);
        var user = uri.UserInfo.Split(':');
        return IsMySql
            ? new MySqlConnection($"Server={uri.Host};Port={uri.Port};User ID={user[0]};Password={user[1]};Pooling=false")
            : new NpgsqlConnection($"Host={uri.Host};Port={uri.Port};Username={user[0]};Password={user[1]};Database=postgres;Pooling=false");
    }
}
