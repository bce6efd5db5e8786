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

    // MariaDB takes 151 connections of its own accord and PostgreSQL 100: two nodes and an operator have to fit in.
    const int MostConnections = 40;

    const int DefaultMySqlPort = 3306;
    const int DefaultPostgreSqlPort = 5432;

    /// <summary>Where it is, without the password: the file, or the server as <c>host:port</c>.</summary>
    public string Place { get; private init; } = "";

    /// <summary>Whom the server knows the forum as.</summary>
    public string User { get; private init; } = "";

    /// <summary>What the database is called on the server.</summary>
    public string Name { get; private init; } = "";

    /// <exception cref="FormatException">The address can't be read; the message says what would be right.</exception>
    public static DatabaseAddress Parse(string address, string dataFolder)
    {
        if (address == "sqlite")
            return Sqlite(Path.Combine(dataFolder, SqliteFileName));
        if (address.StartsWith("sqlite:", StringComparison.Ordinal) && address.Length > "sqlite:".Length)
            return Sqlite(address["sqlite:".Length..]);

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? Server(uri)
            : throw new FormatException(
                "It must be 'sqlite', 'sqlite:FILE', 'mysql://user:password@host:port/name' or 'postgres://user:password@host:port/name'; "
                + "in a password, write @ as %40, : as %3A, / as %2F, # as %23 and % as %25.");
    }

    static DatabaseAddress Sqlite(string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, Pooling = true, DefaultTimeout = SecondsToWait };
        return new(DatabaseEngine.Sqlite, connection.ConnectionString) { Place = file };
    }

    static DatabaseAddress Server(Uri uri)
    {
        var (engine, connect, defaultPort) = EngineOf(uri);
        if (uri.AbsolutePath.Length < 2)
            throw new FormatException($"The name of the database is missing: put it at the end, such as {uri.Scheme}://user:password@host:port/name.");

        return new(engine, connect(uri)) { Place = $"{uri.Host}:{(uri.Port > 0 ? uri.Port : defaultPort)}", User = UserOf(uri), Name = NameOf(uri) };
    }

    static (DatabaseEngine Engine, Func<Uri, string> Connect, int DefaultPort) EngineOf(Uri uri) => uri.Scheme switch
    {
        "mysql" or "mariadb" => (DatabaseEngine.MySql, MySql, DefaultMySqlPort),
        "postgres" or "postgresql" => (DatabaseEngine.PostgreSql, PostgreSql, DefaultPostgreSqlPort),
        _ => throw new FormatException($"'{uri.Scheme}' is no database that Parley knows: use sqlite, mysql or postgres."),
    };

    static string MySql(Uri uri) => new MySqlConnectionStringBuilder
    {
        Server = uri.Host,
        Port = (uint)(uri.Port > 0 ? uri.Port : DefaultMySqlPort),
        UserID = UserOf(uri),
        Password = PasswordOf(uri),
        Database = NameOf(uri),
        CharacterSet = "utf8mb4",
        GuidFormat = MySqlGuidFormat.None,
        MaximumPoolSize = MostConnections,
    }.ConnectionString;

    static string PostgreSql(Uri uri) => new NpgsqlConnectionStringBuilder
    {
        Host = uri.Host,
        Port = uri.Port > 0 ? uri.Port : DefaultPostgreSqlPort,
        Username = UserOf(uri),
        Password = PasswordOf(uri),
        Database = NameOf(uri),
        MaxAutoPrepare = 200,
        MaxPoolSize = MostConnections,
        Options = $"-c lock_timeout={SecondsToWait}s",
    }.ConnectionString;

    static string UserOf(Uri uri) => Uri.UnescapeDataString(uri.UserInfo.Split(':', 2)[0]);

    static string? PasswordOf(Uri uri) =>
        uri.UserInfo.Split(':', 2) is [_, var password] ? Uri.UnescapeDataString(password) : null;

    static string NameOf(Uri uri) => Uri.UnescapeDataString(uri.AbsolutePath[1..]);
}
