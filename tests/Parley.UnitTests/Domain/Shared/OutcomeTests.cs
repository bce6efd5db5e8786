using Parley.Domain.Shared;
using Xunit;

namespace Parley.UnitTests.Domain.Shared;

public sealed class OutcomeTests
{
    [Fact]
    public void Value_is_done_and_found()
    {
        Outcome<string> outcome = "posted";

        Assert.True(outcome is { IsDone: true, IsFound: true });
        Assert.Equal("posted", outcome.Value);
        Assert.Empty(outcome.Problems);
    }

    [Fact]
    public void Problem_is_found_but_not_done()
    {
        Outcome<string> outcome = new Problem("title", "TitleTooLong", 200);

        Assert.True(outcome is { IsDone: false, IsFound: true });
        Assert.Equal(("title", "TitleTooLong"), outcome.Problems.Select(problem => (problem.Field, problem.Code)).Single());
        Assert.Equal([200], outcome.Problems[0].Args);
    }

    [Fact]
    public void Several_problems_keep_their_order()
    {
        Outcome<int> outcome = new List<Problem> { new("name", "NameMissing"), new("email", "EmailMissing") };

        Assert.Equal(["name", "email"], outcome.Problems.Select(problem => problem.Field));
    }

    [Fact]
    public void What_is_not_there_is_neither_found_nor_done()
    {
        Outcome<int> outcome = new NotThere();

        Assert.True(outcome is { IsDone: false, IsFound: false });
        Assert.Empty(outcome.Problems);
    }

    [Fact]
    public void Value_of_what_was_not_done_can_not_be_taken()
    {
        Outcome<int> refused = new Problem("", "TopicClosed");
        Outcome<int> gone = new NotThere();

        Assert.Throws<InvalidOperationException>(() => refused.Value);
        Assert.Throws<InvalidOperationException>(() => gone.Value);
    }
}
