using System.Data.Common;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using Npgsql;
using Parley.Data;

namespace Parley.Testing;

/// <summary>
/// A database of its own on the server that PARLEY_TEST_DATABASE names, gone again when the tests are done. Without that
/// variable it is a SQLite file.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    internal TestDatabase(string folder)
    {
        Name = $"parley_{Guid.CreateVersion7():N}";
        File = Path.Combine(folder, "parley.db");
        Address = IsSqlite ? $"sqlite:{File}" : $"{Server.TrimEnd('/')}/{Name}";
    }

    /// <summary>As <c>--database</c> takes it.</summary>
    public string Address { get; }

    /// <summary>Why the wished database can't be had; null when it can.</summary>
    public static string? Missing => Environment.GetEnvironmentVariable("PARLEY_TEST_DATABASE_MISSING") is { Length: > 0 } reason ? reason : null;

    public static bool IsSqlite => Server == "sqlite";

    internal static bool IsMySql => Server.StartsWith("mysql", StringComparison.Ordinal);

    /// <summary>On a server.</summary>
    internal string Name { get; }

    /// <summary>Of SQLite.</summary>
    internal string File { get; }

    static string Server => Environment.GetEnvironmentVariable("PARLEY_TEST_DATABASE") is { Length: > 0 } server ? server : "sqlite";

    public static async Task<TestDatabase> CreateAsync(string folder)
    {
        var database = new TestDatabase(folder);
        if (!IsSqlite)
            await database.CreateOnServerAsync();
        return database;
    }

    /// <summary>With the newest schema and no member in it.</summary>
    public static async Task<TestDatabase> CreateMigratedAsync(string folder)
    {
        var database = new TestDatabase(folder);
        await MigratedTemplate.CopyToAsync(database);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsSqlite)
            SqliteConnection.ClearAllPools();
        else if (IsMySql)
            await DropOnMySqlAsync();
        else
            await RunAsync($"DROP DATABASE {Name} WITH (FORCE)");
    }

    // Dropping it leaves its connections open in their pool for minutes, and some hundred forums of tests use up what the server takes.
    async Task DropOnMySqlAsync()
    {
        await using var pooled = new MySqlConnection(DatabaseAddress.Parse(Address, "").ConnectionString);
        await MySqlConnection.ClearPoolAsync(pooled);
        await RunAsync($"DROP DATABASE {Name}");
    }

    internal Task CreateOnServerAsync(string template = "") => RunAsync($"CREATE DATABASE {Name}{template}");

    internal static async Task RunAsync(string sql)
    {
        await using var connection = Connection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    static DbConnection Connection()
    {
        var uri = new Uri(Server);
        var user = uri.UserInfo.Split(':');
        return IsMySql
            ? new MySqlConnection($"Server={uri.Host};Port={uri.Port};User ID={user[0]};Password={user[1]};Pooling=false")
            : new NpgsqlConnection($"Host={uri.Host};Port={uri.Port};Username={user[0]};Password={user[1]};Database=postgres;Pooling=false");
    }
}
