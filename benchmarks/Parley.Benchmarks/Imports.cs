using MySqlConnector;
using Npgsql;
using Spectre.Console;

namespace Parley.Benchmarks;

/// <summary>How long the import of a real forum takes on each database.</summary>
static class Imports
{
    public static async Task MeasureAsync(Table table, ScratchFolder folder)
    {
        if (RealData.File is not { } file)
        {
            await Published.RunAsync("seed", "--data", folder.Forum);
            table.AddRow("Import", "skipped: the real forum's topics are not here; the demo content is measured instead", "");
            return;
        }

        Add(table, "SQLite", await Published.RunAsync("import", "topics", file, "--data", folder.Forum), "60 s");
        if (await CreateOnAsync("PARLEY_TEST_MYSQL", name => new MySqlConnection(name)) is { } mysql)
            Add(table, "MariaDB", await Published.RunAsync("import", "topics", file, "--data", folder.Other("mysql"), "--database", mysql), "");
        if (await CreateOnAsync("PARLEY_TEST_POSTGRES", name => new NpgsqlConnection(name)) is { } postgres)
            Add(table, "PostgreSQL", await Published.RunAsync("import", "topics", file, "--data", folder.Other("postgres"), "--database", postgres), "");
    }

    static void Add(Table table, string database, TimeSpan took, string limit) =>
        table.AddRow($"Import of 4,049 topics, 29,519 posts on {database}", $"{took.TotalSeconds:0.0} s", limit);

    // The variable holds the address of a server without a database; one is made, and goes with the server.
    static async Task<string?> CreateOnAsync(string variable, Func<string, System.Data.Common.DbConnection> connect)
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
