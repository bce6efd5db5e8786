using Parley.Testing;
using Xunit;

namespace Parley.WebTests.CommandLine;

/// <summary>What an operator reads whose database can't be used.</summary>
public sealed class DatabaseTests(ParleyProgram program) : ProgramTest(program), IClassFixture<ParleyProgram>
{
    [Fact]
    public async Task File_instead_of_the_data_folder_is_told()
    {
        var file = Path.Combine(Program.Folder, "file");
        File.WriteAllText(file, "");

        await AssertToldAsync($"The data folder '{file}' is a file: name a folder with --data (PARLEY_DATA).", "--data", file);
        await AssertToldAsync($"The data folder '{file}/in' can't be made: ", "--data", $"{file}/in");
    }

    [Fact]
    public async Task Folder_that_nobody_may_write_in_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a folder in which not even its administrator can make a file.");

        await AssertToldAsync("The data folder '/proc/none' can't be made: ", "--data", "/proc/none");
        await AssertToldAsync("The database file '/proc/parley.db' can't be opened: ", "--data", "/proc");
    }

    [Fact]
    public async Task Database_file_that_can_not_be_one_is_told()
    {
        var gone = Path.Combine(Program.Folder, "no", "such", "parley.db");
        var folder = Directory.CreateDirectory(Path.Combine(Program.Folder, "folder", "parley.db")).FullName;

        await AssertToldAsync($"The database file '{gone}' can't be made, because there is no folder '{Path.GetDirectoryName(gone)}'", "--database", $"sqlite:{gone}");
        await AssertToldAsync($"'{folder}' is a folder, not a database file", "--data", Path.GetDirectoryName(folder)!);
    }

    [Fact]
    public async Task Database_file_that_is_something_else_is_told_and_left_alone()
    {
        var data = Directory.CreateDirectory(Path.Combine(Program.Folder, "garbage")).FullName;
        var file = Path.Combine(data, "parley.db");
        File.WriteAllText(file, string.Concat(Enumerable.Repeat("This is a letter to my aunt. ", 500)));
        var before = File.ReadAllBytes(file);

        foreach (var command in new[] { "migrate", "doctor", "serve" })
        {
            await AssertToldAsync(
                [command, "--data", data],
                $"The file '{file}' is not an SQLite database, or it is damaged: put a backup in its place, or name another folder with --data (PARLEY_DATA).");
        }

        Assert.Equal(before, File.ReadAllBytes(file));
        Assert.Equal([file], Directory.GetFiles(data));
    }

    [Fact]
    public async Task Database_file_that_may_only_be_read_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Whoever may write everything meets no file that may only be read.");
        var data = Path.Combine(Program.Folder, "kept");
        await Program.RunBareAsync(["migrate", "--data", data]);
        var file = Path.Combine(data, "parley.db");
        File.SetAttributes(file, FileAttributes.ReadOnly);

        await AssertToldAsync(["serve", "--data", data], $"The database file '{file}' may only be read: ");
    }

    [Theory]
    [InlineData("postgres://anna:secret@127.0.0.1:1/forum", "PostgreSQL at 127.0.0.1:1 does not answer: ")]
    [InlineData("mysql://anna:secret@127.0.0.1:1/forum", "MySQL at 127.0.0.1:1 does not answer: ")]
    [InlineData("postgres://anna:secret@nowhere.invalid/forum", "PostgreSQL at nowhere.invalid:5432 does not answer: ")]
    public Task Server_that_does_not_answer_is_told(string address, string error) => AssertToldAsync(error, "--database", address);

    [Fact]
    public async Task Server_that_refuses_is_told_without_the_password()
    {
        Assert.SkipWhen(TestDatabase.IsSqlite, "SQLite is no server.");
        var server = new UriBuilder(Program.Database);

        await AssertToldAsync(
            ["migrate", "--database", $"{Program.Database}_gone"], $"has no database '{server.Path[1..]}_gone': make it (CREATE DATABASE {server.Path[1..]}_gone)");
        server.Password = "secret";
        server.UserName = "nobody_at_all";
        await AssertToldAsync(["migrate", "--database", server.ToString()], "does not let the user 'nobody_at_all' in: check the user and the password");
    }

    Task AssertToldAsync(string error, params string[] settings) => AssertToldAsync(["migrate", .. settings], error);

    async Task AssertToldAsync(string[] arguments, string error)
    {
        var run = await Program.RunBareAsync(arguments);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("parley: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(error, run.Errors, StringComparison.Ordinal);
        Assert.Contains("(PARLEY_", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\bat Parley\.|Exception", run.Errors);
    }
}
