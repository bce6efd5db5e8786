using Microsoft.Data.Sqlite;
using MySqlConnector;
using Npgsql;

namespace Parley.Data;

public enum DatabaseEngine
{
    Sqlite,
    MySql,
    PostgreSql,
}

/// <summary>
/// Which database, as an operator writes it: <c>sqlite</c> (a file in the data folder), <c>sqlite:FILE</c>,
/// <c>mysql://user:password@host:port/name</c> or <c>postgres://user:password@host:port/name</c>.
/// </summary>
public sealed record DatabaseAddress(DatabaseEngine Engine, string ConnectionString)
{
    const string SqliteFileName = "parley.db";
    const int SecondsToWait = 5;
    const uint DefaultMySqlPort = 3306;
    const int DefaultPostgreSqlPort = 5432;

    /// <exception cref="FormatException">The address can't be read; the message says what would be right.</exception>
    public static DatabaseAddress Parse(string address, string dataFolder)
    {
        if (address == "sqlite")
            return Sqlite(Path.Combine(dataFolder, SqliteFileName));
        if (address.StartsWith("sqlite:", StringComparison.Ordinal) && address.Length > "sqlite:".Length)
            return Sqlite(address["sqlite:".Length..]);

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.AbsolutePath.Length > 1
            ? Server(uri)
            : throw new FormatException(
                "It must be 'sqlite', 'sqlite:FILE', 'mysql://user:password@host:port/name' or 'postgres://user:password@host:port/name'.");
    }

    static DatabaseAddress Sqlite(string file) =>
        new(DatabaseEngine.Sqlite, new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, Pooling = true, DefaultTimeout = SecondsToWait }.ConnectionString);

    static DatabaseAddress Server(Uri uri) => uri.Scheme switch
    {
        "mysql" or "mariadb" => new(DatabaseEngine.MySql, MySql(uri)),
        "postgres" or "postgresql" => new(DatabaseEngine.PostgreSql, PostgreSql(uri)),
        _ => throw new FormatException($"'{uri.Scheme}' is no database that Parley knows: use sqlite, mysql or postgres."),
    };

    static string MySql(Uri uri) => new MySqlConnectionStringBuilder
    {
        Server = uri.Host,
        Port = uri.Port > 0 ? (uint)uri.Port : DefaultMySqlPort,
        UserID = UserOf(uri),
        Password = PasswordOf(uri),
        Database = NameOf(uri),
        CharacterSet = "utf8mb4",
        GuidFormat = MySqlGuidFormat.None,
    }.ConnectionString;

    static string PostgreSql(Uri uri) => new NpgsqlConnectionStringBuilder
    {
        Host = uri.Host,
        Port = uri.Port > 0 ? uri.Port : DefaultPostgreSqlPort,
        Username = UserOf(uri),
        Password = PasswordOf(uri),
        Database = NameOf(uri),
        MaxAutoPrepare = 200,
        Options = $"-c lock_timeout={SecondsToWait}s",
    }.ConnectionString;

    static string UserOf(Uri uri) => Uri.UnescapeDataString(uri.UserInfo.Split(':', 2)[0]);

    static string? PasswordOf(Uri uri) =>
        uri.UserInfo.Split(':', 2) is [_, var password] ? Uri.UnescapeDataString(password) : null;

    static string NameOf(Uri uri) => Uri.UnescapeDataString(uri.AbsolutePath[1..]);
}
