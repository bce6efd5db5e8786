using System.Data.Common;
using MySqlConnector;
using Npgsql;

namespace Parley.Benchmarks;

/// <summary>An empty database to measure on, and the folder beside it.</summary>
sealed record BenchDatabase(string Name, string Folder, string Address)
{
    /// <summary>For the program's command line.</summary>
    public string[] Arguments => ["--data", Folder, "--database", Address];

    /// <summary>SQLite, and the servers that ./dev started; whoever has none of these measures without them.</summary>
    public static async Task<List<BenchDatabase>> AllAsync(ScratchFolder folder)
    {
        var all = new List<BenchDatabase> { new("SQLite", folder.Forum, "sqlite") };
        if (await CreateOnAsync("PARLEY_TEST_MYSQL", name => new MySqlConnection(name)) is { } mysql)
            all.Add(new("MariaDB", folder.Other("mysql"), mysql));
        if (await CreateOnAsync("PARLEY_TEST_POSTGRES", name => new NpgsqlConnection(name)) is { } postgres)
            all.Add(new("PostgreSQL", folder.Other("postgres"), postgres));
        return all;
    }

    // The variable holds the address of a server without a database; one is made, and goes with the server.
    static async Task<string?> CreateOnAsync(string variable, Func<string, DbConnection> connect)
    {
        if (Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } server)
            return null;

        var uri = new Uri(server);
        var user = uri.UserInfo.Split(':');
        var isPostgres = uri.Scheme.StartsWith("postgres", StringComparison.Ordinal);
        var name = $"bench_{Guid.CreateVersion7():N}";
        await using var connection = connect(
            $"Server={uri.Host};Port={uri.Port};{(isPostgres ? "Username" : "User ID")}={user[0]};Password={user[1]};{(isPostgres ? "Database=postgres" : "")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "CREATE DATABASE " + name;
        await command.ExecuteNonQueryAsync();
        return $"{server.TrimEnd('/')}/{name}";
    }
}
