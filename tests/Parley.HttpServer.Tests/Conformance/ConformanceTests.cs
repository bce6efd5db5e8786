using Xunit;

namespace Parley.HttpServer.Tests.Conformance;

/// <summary>The same bytes for both servers; where their answers differ, the table says why.</summary>
public sealed class ConformanceTests(ConformanceServers servers) : IClassFixture<ConformanceServers>
{
    public static TheoryData<string> Names => [.. ConformanceCases.All.Select(tried => tried.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Own_server_answers_as_the_table_says(string name)
    {
        var tried = ConformanceCases.All.Single(tried => tried.Name == name);

        Assert.Equal(tried.Own, servers.Outcome(ServerKind.Own, name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Kestrel_answers_as_the_table_says(string name)
    {
        var tried = ConformanceCases.All.Single(tried => tried.Name == name);

        Assert.Equal(tried.Kestrel ?? tried.Own, servers.Outcome(ServerKind.Kestrel, name));
    }

    [Fact]
    public void Every_difference_has_its_reason() =>
        Assert.All(ConformanceCases.All, tried => Assert.Equal(tried.Kestrel is null, tried.Why is null));
}
