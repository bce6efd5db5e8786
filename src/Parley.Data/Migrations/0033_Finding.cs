using System.Data;
using FluentMigrator;
using Parley.Domain.Shared;

namespace Parley.Data.Migrations;

/// <summary>What the tables of the back office are sorted by and ask for, and addresses of sessions as keys, so that ranges of them can be found.</summary>
[Migration(33, "Finding")]
public sealed class Finding : Migration
{
    static readonly (string Name, string Table, string Column)[] Indexes =
    [
        ("posts_liked", "posts", "like_count"),
        ("posts_edited", "posts", "edited_at"),
        ("topics_replied", "topics", "reply_count"),
        ("topics_viewed", "topics", "view_count"),
        ("topics_liked", "topics", "like_count"),
        ("members_joined", "members", "created_at"),
        ("members_seen", "members", "last_seen_at"),
        ("files_sized", "files", "size"),
        ("mail_log_of_status", "mail_log", "status"),
        ("mail_log_of_address", "mail_log", "address"),
        ("sessions_of_address", "sessions", "address"),
    ];

    public override void Up()
    {
        foreach (var (name, table, column) in Indexes)
            Create.Index(name).OnTable(table).OnColumn(column).Ascending().OnColumn("id").Ascending();
        foreach (var table in new[] { "posts", "topics" })
            IndexHidden(table);
        Execute.WithConnection((connection, turn) => Rewrite(connection, turn, KeyOf));
    }

    public override void Down()
    {
        Execute.WithConnection((connection, turn) => Rewrite(connection, turn, NetworkAddress.TextOf));
        foreach (var table in new[] { "topics", "posts" })
            Delete.Index($"{table}_hidden").OnTable(table);
        foreach (var (name, table, _) in Indexes.Reverse())
            Delete.Index(name).OnTable(table);
    }

    // Of what is hidden only, where the database can: an index of all would mislead SQLite, which can't know that nearly nothing is hidden.
    void IndexHidden(string table)
    {
        IfDatabase(IsMySql).Create.Index($"{table}_hidden").OnTable(table).OnColumn("hidden").Ascending().OnColumn("id").Ascending();
        IfDatabase(name => !IsMySql(name)).Execute.Sql($"CREATE INDEX {table}_hidden ON {table} (id) WHERE hidden > 0");
    }

    static bool IsMySql(string database) => database.StartsWith("MySql", StringComparison.OrdinalIgnoreCase);

    static void Rewrite(IDbConnection connection, IDbTransaction turn, Func<string, string?> write)
    {
        foreach (var (id, address) in Read(connection, turn))
        {
            using var command = Command(connection, turn, "UPDATE sessions SET address = @address WHERE id = @id");
            Set(command, "@address", write(address) ?? (object)DBNull.Value);
            Set(command, "@id", id);
            command.ExecuteNonQuery();
        }
    }

    static List<(long Id, string Address)> Read(IDbConnection connection, IDbTransaction turn)
    {
        var sessions = new List<(long, string)>();
        using var command = Command(connection, turn, "SELECT id, address FROM sessions WHERE address IS NOT NULL");
        using var reader = command.ExecuteReader();
        while (reader.Read())
            sessions.Add((reader.GetInt64(0), reader.GetString(1)));
        return sessions;
    }

    static IDbCommand Command(IDbConnection connection, IDbTransaction turn, string text)
    {
        var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (turn, text);
        return command;
    }

    static void Set(IDbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    static string? KeyOf(string address) => System.Net.IPAddress.TryParse(address, out var read) ? NetworkAddress.KeyOf(read) : null;
}
