using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using Parley.Data;
using Parley.Domain.Shared;
using Parley.Markup;
using Parley.Platform.Email;
using Parley.Web;
using Assembly = System.Reflection.Assembly;
using Type = System.Type;

namespace Parley.ArchitectureTests;

/// <summary>Our assemblies, and who in them knows whom.</summary>
static class ParleyArchitecture
{
    const string FeatureNamespace = "Parley.Web.Features.";

    static readonly Lazy<Architecture> Loaded = new(Load);

    public static Assembly Domain { get; } = typeof(Problem).Assembly;

    public static Assembly Data { get; } = typeof(ParleyDb).Assembly;

    public static Assembly Markup { get; } = typeof(PostMarkdown).Assembly;

    public static Assembly Platform { get; } = typeof(IMailer).Assembly;

    public static Assembly Web { get; } = typeof(ParleyApplication).Assembly;

    public static Assembly HttpServer { get; } = typeof(HttpServer.HttpServerOptions).Assembly;

    public static Assembly Executable { get; } = Assembly.Load("parley");

    public static IReadOnlyList<Assembly> Assemblies { get; } = [Domain, Data, Markup, Platform, Web, HttpServer, Executable];

    /// <summary>The types that people wrote: no closures, no compiled views, nothing that a source generator made.</summary>
    public static IEnumerable<Type> WrittenTypes => Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => (type.Namespace ?? "").StartsWith("Parley", StringComparison.Ordinal))
        .Where(type => !type.FullName!.Contains('<', StringComparison.Ordinal)
            && type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
            && type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null);

    /// <summary>What a type's own code, its closures' included, depends on.</summary>
    public static IEnumerable<ITypeDependency> DependenciesOf(Type type) => Loaded.Value.Types
        .Where(known => known.FullName == type.FullName || known.FullName.StartsWith(type.FullName + "+", StringComparison.Ordinal))
        .SelectMany(known => known.Dependencies);

    /// <summary>The feature that a type belongs to; null outside of features.</summary>
    public static string? FeatureOf(string? fullName) =>
        fullName?.StartsWith(FeatureNamespace, StringComparison.Ordinal) == true ? fullName[FeatureNamespace.Length..].Split('.')[0] : null;

    static Architecture Load() => new ArchLoader().LoadAssemblies([.. Assemblies]).Build();
}
