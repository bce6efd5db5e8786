using Xunit;

namespace Parley.WebTests.CommandLine;

public sealed class SettingTests(ParleyProgram program) : ProgramTest(program), IClassFixture<ParleyProgram>
{
    [Fact]
    public async Task Version_is_told()
    {
        var run = await Program.RunBareAsync(["--version"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+$", run.Output);
    }

    [Fact]
    public async Task Help_lists_the_commands_and_the_settings()
    {
        var run = await Program.RunBareAsync(["--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.All(
            ["serve", "migrate", "import", "seed", "user", "doctor", "--urls", "--data", "--database", "--smtp", "PARLEY_DATABASE"],
            word => Assert.Contains(word, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("import", "topics")]
    [InlineData("user", "add promote list claim")]
    public async Task Help_of_a_command_lists_what_it_can_do(string command, string subcommands)
    {
        var run = await Program.RunBareAsync([command, "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.All(subcommands.Split(' '), subcommand => Assert.Contains(subcommand, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PARLEY_DATABASE", "nonsense")]
    [InlineData("PARLEY_URLS", "x")]
    [InlineData("PARLEY_FORUM__NAME", "A name of a forum that is so long that no heading of any page could show it whole")]
    public async Task Wrong_variable_names_itself(string variable, string value)
    {
        var run = await Program.RunBareAsync(["migrate"], (variable, value));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(variable, run.Errors, StringComparison.Ordinal);
        Assert.Contains("It must be", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_option_names_its_setting()
    {
        var run = await Program.RunBareAsync(["serve", "--urls", "x"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("PARLEY_URLS", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Option_is_stronger_than_variable_and_variable_than_file()
    {
        File.WriteAllText(Path.Combine(Program.Folder, "appsettings.json"), """{ "Urls": "file-is-wrong" }""");

        var fromFile = await Program.RunBareAsync(["migrate"]);
        var fromVariable = await Program.RunBareAsync(["migrate"], ("PARLEY_URLS", "variable-is-wrong"));
        var fromOption = await Program.RunBareAsync(["migrate", "--urls", "option-is-wrong"], ("PARLEY_URLS", "variable-is-wrong"));
        File.Delete(Path.Combine(Program.Folder, "appsettings.json"));

        Assert.Contains("'file-is-wrong'", fromFile.Errors, StringComparison.Ordinal);
        Assert.Contains("'variable-is-wrong'", fromVariable.Errors, StringComparison.Ordinal);
        Assert.Contains("'option-is-wrong'", fromOption.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_file_of_settings_is_named()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Program.Folder, "broken")).FullName;
        File.WriteAllText(Path.Combine(folder, "appsettings.json"), "{\n  Urls\n}");

        var run = await Program.RunInAsync(folder, "migrate");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Matches(@"^parley: The settings in '[^']*appsettings\.json' can't be read: the file is not JSON in its line 2\.$", run.Errors);
    }
}
