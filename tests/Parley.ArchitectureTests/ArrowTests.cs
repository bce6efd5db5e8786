using System.Reflection;
using System.Text.RegularExpressions;
using ArchUnitNET.Domain.Dependencies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Parley.Data;
using Parley.Web.Features.Posts;
using Parley.Web.Features.Shared;
using Xunit;

namespace Parley.ArchitectureTests;

/// <summary>Who may know whom.</summary>
public sealed partial class ArrowTests
{
    // From left to right; those of one group do not know each other, but for the first group, which is a row of its own.
    static readonly string[][] FeatureGroups =
    [
        ["Shared"], ["Accounts"], ["Files"], ["Categories"], ["Polls"], ["Topics"], ["Posts"],
        ["Profiles", "Search", "Notifications", "Feeds"], ["Moderation"], ["Filters"], ["Records"], ["Bulk"], ["Admin", "Api"],
    ];

    static readonly Dictionary<string, int> Places = FeatureGroups
        .SelectMany((group, place) => group.Select(feature => (feature, place)))
        .ToDictionary(row => row.feature, row => row.place);

    [Fact]
    public void Domain_references_the_system_only() =>
        Assert.All(ParleyArchitecture.Domain.GetReferencedAssemblies(), name => Assert.StartsWith("System", name.Name, StringComparison.Ordinal));

    [Fact]
    public void Markup_platform_and_data_know_the_domain_only()
    {
        foreach (var assembly in new[] { ParleyArchitecture.Markup, ParleyArchitecture.Platform, ParleyArchitecture.Data })
            Assert.Equal([], OurReferences(assembly).Except(["Parley.Domain"]));
    }

    [Fact]
    public void Http_server_knows_nothing_of_ours_and_no_package()
    {
        var framework = Path.GetDirectoryName(typeof(Controller).Assembly.Location)!;
        var known = ParleyArchitecture.HttpServer.GetReferencedAssemblies().Select(name => name.Name!).ToList();

        Assert.Equal([], OurReferences(ParleyArchitecture.HttpServer));
        Assert.Equal([], known.Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && !File.Exists(Path.Combine(framework, name + ".dll"))));
    }

    [Fact]
    public void Web_knows_no_server_of_ours() => Assert.DoesNotContain("Parley.HttpServer", OurReferences(ParleyArchitecture.Web));

    [Fact]
    public void Nobody_knows_the_executable() =>
        Assert.All(ParleyArchitecture.Assemblies, assembly => Assert.DoesNotContain("parley", assembly.GetReferencedAssemblies().Select(name => name.Name)));

    [Fact]
    public void Every_feature_has_its_place_in_the_row() =>
        Assert.Equal([], Checkout.Files.Select(file => file.Feature).OfType<string>().Distinct().Except(Places.Keys));

    [Fact]
    public void Feature_knows_only_features_to_its_left()
    {
        var wrong =
            from type in ParleyArchitecture.WrittenTypes
            let feature = ParleyArchitecture.FeatureOf(type.FullName)
            where feature is not null
            from target in FeaturesKnownBy(type)
            where target.Feature != feature && Places[target.Feature] >= Places[feature]
            select $"{type.FullName} → {target.Type}";

        Assert.Equal([], wrong.Distinct());
    }

    [Fact]
    public void Mvc_knows_no_feature()
    {
        var wrong =
            from type in ParleyArchitecture.WrittenTypes
            where type.Namespace == "Parley.Web.Mvc"
            from target in FeaturesKnownBy(type)
            select $"{type.FullName} → {target.Type}";

        Assert.Equal([], wrong.Distinct());
    }

    [Fact]
    public void View_knows_only_features_to_its_left()
    {
        var wrong =
            from view in Checkout.Views
            let feature = view.Feature
            where feature is not null
            from target in Places.Keys
            where target != feature && Places[target] >= Places[feature]
            where view.Text.Contains($"Features.{target}", StringComparison.Ordinal) || view.Text.Contains($"Features/{target}", StringComparison.Ordinal)
            select $"{view} → {target}";

        Assert.Equal([], wrong);
    }

    [Fact]
    public void No_HTTP_below_a_controller()
    {
        var wrong =
            from type in ParleyArchitecture.WrittenTypes
            where ParleyArchitecture.FeatureOf(type.FullName) is { } feature && (feature != "Shared" || UsesDatabase(type))
            where !TakesPartInHttp(type)
            from dependency in ParleyArchitecture.DependenciesOf(type)
            let target = dependency.Target.FullName
            where target.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
            where !target.StartsWith("Microsoft.AspNetCore.Identity.", StringComparison.Ordinal)
            select $"{type.FullName} → {target}";

        Assert.Equal([], wrong.Distinct());
    }

    [Fact]
    public void Only_data_speaks_SQL()
    {
        string[] drivers = ["Microsoft.Data.Sqlite", "MySqlConnector", "Npgsql"];
        var outside = ParleyArchitecture.Assemblies.Where(assembly => assembly != ParleyArchitecture.Data).ToList();
        var raw =
            from type in ParleyArchitecture.WrittenTypes
            where outside.Contains(type.Assembly)
            from call in ParleyArchitecture.DependenciesOf(type).OfType<MethodCallDependency>()
            where IsRawSql(call)
            select $"{type.FullName} → {call.TargetMember.Name}";

        Assert.Equal([], outside.SelectMany(assembly => assembly.GetReferencedAssemblies()).Select(name => name.Name!).Intersect(drivers));
        Assert.Equal([], raw.Distinct());
    }

    // A rule that finds nothing might be looking at nothing.
    [Fact]
    public void Rules_see_what_a_class_depends_on()
    {
        Assert.Contains("Shared", FeaturesKnownBy(typeof(PostReply)).Select(target => target.Feature));
        Assert.Contains("Topics", FeaturesKnownBy(typeof(TopicController)).Select(target => target.Feature));
        Assert.Contains(ParleyArchitecture.DependenciesOf(typeof(RepliesController)), dependency => dependency.Target.FullName == typeof(Controller).FullName);
        Assert.Contains(ParleyArchitecture.DependenciesOf(typeof(Data.Migrations.Migrator)).OfType<MethodCallDependency>(), IsRawSql);
        Assert.True(UsesDatabase(typeof(BakeText)) && UsesDatabase(typeof(KeepDraft)) && !UsesDatabase(typeof(PageHead)));
    }

    static IEnumerable<string> OurReferences(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(name => name.Name!)
        .Where(name => name.StartsWith("Parley", StringComparison.OrdinalIgnoreCase));

    static IEnumerable<(string Feature, string Type)> FeaturesKnownBy(Type type) =>
        from dependency in ParleyArchitecture.DependenciesOf(type)
        from target in dependency.TargetGenericArguments.Select(argument => argument.Type).Append(dependency.Target)
        let feature = ParleyArchitecture.FeatureOf(target.FullName)
        where feature is not null
        select (feature, target.FullName);

    static bool TakesPartInHttp(Type type) =>
        typeof(ControllerBase).IsAssignableFrom(type) || typeof(ViewComponent).IsAssignableFrom(type) || typeof(ITagHelper).IsAssignableFrom(type);

    static bool UsesDatabase(Type type) =>
        ParleyArchitecture.DependenciesOf(type).Any(dependency => dependency.Target.FullName == typeof(ParleyDb).FullName);

    // By name, because the ways to send a string of SQL stand beside bulk copies and the like.
    static bool IsRawSql(MethodCallDependency call) =>
        call.Target.FullName.StartsWith("LinqToDB.", StringComparison.Ordinal) && RawSql().IsMatch(call.TargetMember.Name);

    [GeneratedRegex("^(Query|Execute|SetCommand|FromSql)")]
    private static partial Regex RawSql();
}
