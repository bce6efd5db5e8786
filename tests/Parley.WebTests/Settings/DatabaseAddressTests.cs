using MySqlConnector;
using Npgsql;
using Parley.Data;
using Xunit;

namespace Parley.WebTests.Settings;

public sealed class DatabaseAddressTests
{
    [Theory]
    [InlineData("sqlite", "/kept/parley.db")]
    [InlineData("sqlite:/elsewhere/forum.db", "/elsewhere/forum.db")]
    [InlineData("sqlite:forum.db", "forum.db")]
    [InlineData("sqlite:/my;Mode=ReadOnly/forum.db", "/my;Mode=ReadOnly/forum.db")]
    public void SQLite_is_a_file(string address, string file)
    {
        var parsed = DatabaseAddress.Parse(address, "/kept");
        var connection = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(parsed.ConnectionString);

        Assert.Equal(DatabaseEngine.Sqlite, parsed.Engine);
        Assert.Equal(file, connection.DataSource);
        Assert.Equal(Microsoft.Data.Sqlite.SqliteOpenMode.ReadWriteCreate, connection.Mode);
        Assert.True(connection.ForeignKeys);
    }

    [Theory]
    [InlineData("mysql://anna:secret@db.example:3307/forum", "db.example", 3307, "anna", "secret", "forum")]
    [InlineData("mariadb://anna:secret@db.example/forum", "db.example", 3306, "anna", "secret", "forum")]
    [InlineData("mysql://anna@localhost/forum", "localhost", 3306, "anna", "", "forum")]
    [InlineData("mysql://anna%40work:p%3Aa%2Fs%3Bs%23@localhost/my%20forum", "localhost", 3306, "anna@work", "p:a/s;s#", "my forum")]
    public void MySQL_is_an_address(string address, string host, int port, string user, string password, string name)
    {
        var parsed = DatabaseAddress.Parse(address, "/kept");
        var connection = new MySqlConnectionStringBuilder(parsed.ConnectionString);

        Assert.Equal(DatabaseEngine.MySql, parsed.Engine);
        Assert.Equal((host, (uint)port, user, password, name), (connection.Server, connection.Port, connection.UserID, connection.Password, connection.Database));
    }

    [Theory]
    [InlineData("postgres://anna:secret@db.example:5433/forum", "db.example", 5433, "anna", "secret", "forum")]
    [InlineData("postgresql://anna:secret@db.example/forum", "db.example", 5432, "anna", "secret", "forum")]
    [InlineData("postgres://anna:p%3Aa%2Fs%3Bs%23%22'@localhost/forum", "localhost", 5432, "anna", "p:a/s;s#\"'", "forum")]
    public void PostgreSQL_is_an_address(string address, string host, int port, string user, string password, string name)
    {
        var parsed = DatabaseAddress.Parse(address, "/kept");
        var connection = new NpgsqlConnectionStringBuilder(parsed.ConnectionString);

        Assert.Equal(DatabaseEngine.PostgreSql, parsed.Engine);
        Assert.Equal((host, port, user, password, name), (connection.Host, connection.Port, connection.Username, connection.Password, connection.Database));
    }

    // What they take when nobody has set them up: MariaDB 151, PostgreSQL 100 of which it keeps three for itself.
    [Fact]
    public void Two_nodes_and_an_operator_fit_into_what_a_server_takes()
    {
        var mySql = new MySqlConnectionStringBuilder(DatabaseAddress.Parse("mysql://anna@localhost/forum", "/kept").ConnectionString);
        var postgres = new NpgsqlConnectionStringBuilder(DatabaseAddress.Parse("postgres://anna@localhost/forum", "/kept").ConnectionString);

        Assert.InRange(2 * mySql.MaximumPoolSize, 1u, 150u);
        Assert.InRange(2 * postgres.MaxPoolSize, 1, 96);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("SQLITE ")]
    [InlineData("sqlite:")]
    [InlineData("oracle://anna:secret@localhost/forum")]
    [InlineData("http://localhost/forum")]
    [InlineData("postgres:///forum")]
    public void Anything_else_is_refused_with_what_would_be_right(string address) =>
        Assert.Contains("sqlite", Assert.Throws<FormatException>(() => DatabaseAddress.Parse(address, "/kept")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("mysql://localhost")]
    [InlineData("postgres://localhost/")]
    public void Server_without_the_name_of_a_database_is_refused(string address) => Assert.StartsWith(
        "The name of the database is missing: put it at the end",
        Assert.Throws<FormatException>(() => DatabaseAddress.Parse(address, "/kept")).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_told_of_an_address_has_no_password()
    {
        var parsed = DatabaseAddress.Parse("mysql://anna:secret@db.example/forum", "/kept");

        Assert.Equal(("db.example:3306", "anna", "forum"), (parsed.Place, parsed.User, parsed.Name));
        Assert.Equal("/kept/parley.db", DatabaseAddress.Parse("sqlite", "/kept").Place);
    }
}
