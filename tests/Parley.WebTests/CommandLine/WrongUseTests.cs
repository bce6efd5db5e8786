using Xunit;

namespace Parley.WebTests.CommandLine;

public sealed class WrongUseTests(ParleyProgram program) : ProgramTest(program), IClassFixture<ParleyProgram>
{
    [Theory]
    [InlineData("There is no command 'frobnicate'. See 'parley --help'.", "frobnicate")]
    [InlineData("There is no command 'serv': did you mean 'serve'? See 'parley --help'.", "serv")]
    [InlineData("There is no option '--nope'. See 'parley --help'.", "--nope")]
    [InlineData("There is no option '--url': did you mean '--urls'? See 'parley serve --help'.", "serve", "--url", "http://localhost:1")]
    [InlineData("There is no option '--demo'. See 'parley migrate --help'.", "migrate", "--demo")]
    [InlineData("The word 'more' is one too many. See 'parley import topics --help'.", "import", "topics", "file", "more")]
    public async Task Wrong_word_is_told_in_one_line(string error, params string[] arguments)
    {
        var run = await Program.RunBareAsync(arguments);

        Assert.Equal(new ProgramRun(2, "", $"parley: {error}"), run);
    }
}
