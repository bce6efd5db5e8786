using Parley.Testing;
using Xunit;

namespace Parley.WebTests.CommandLine;

/// <summary>A test that runs the program; skipped, with the reason, where its database can't be had.</summary>
public abstract class ProgramTest
{
    protected ProgramTest(ParleyProgram program)
    {
        Assert.SkipWhen(TestDatabase.Missing is not null, TestDatabase.Missing ?? "");
        Program = program;
    }

    protected ParleyProgram Program { get; }
}
