using System.Text.RegularExpressions;
using Xunit;

namespace Parley.ArchitectureTests;

public sealed partial class NamingTests
{
    [Fact]
    public void Every_class_is_sealed_static_or_abstract() =>
        Assert.Equal([], ParleyArchitecture.WrittenTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(type => type.FullName!));

    [Fact]
    public void No_class_has_a_name_that_says_nothing() =>
        Assert.Equal([], ParleyArchitecture.WrittenTypes.Concat(OurTestTypes()).Where(type => Empty().IsMatch(type.Name)).Select(type => type.FullName!));

    [Fact]
    public void Every_file_of_a_feature_is_in_the_features_namespace() =>
        Assert.Equal([], ParleyArchitecture.WrittenTypes
            .Where(type => type.Assembly == ParleyArchitecture.Web && type.Namespace == "Parley.Web.Features")
            .Select(type => type.FullName!));

    static IEnumerable<Type> OurTestTypes() => new[] { typeof(NamingTests).Assembly, typeof(Testing.ForumApp).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.Namespace?.StartsWith("Parley", StringComparison.Ordinal) == true);

    [GeneratedRegex("(Manager|(?<!Tag)Helper|Utils?|Utilities|Common|Base|Impl)(`[0-9]+)?$")]
    private static partial Regex Empty();
}
