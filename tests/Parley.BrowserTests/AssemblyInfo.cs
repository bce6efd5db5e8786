using Parley.BrowserTests;
using Xunit;

[assembly: AssemblyFixture(typeof(ForumInBrowser))]
