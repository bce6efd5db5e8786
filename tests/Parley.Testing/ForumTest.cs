using Xunit;

namespace Parley.Testing;

/// <summary>A test that needs the forum; skipped, with the reason, where its database can't be had.</summary>
public abstract class ForumTest
{
    protected ForumTest(ForumApp app)
    {
        Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");
        App = app;
    }

    protected ForumApp App { get; }
}
