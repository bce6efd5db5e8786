using Parley.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(ForumApp))]
