using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Parley.ArchitectureTests;

/// <summary>The views as the Razor compiler made them: there, what is HTML and what is C# has been told apart by who knows best.</summary>
static class CompiledViews
{
    const string Namespace = "AspNetCoreGeneratedDocument";

    /// <summary>What each view writes whatever its model is; where something computed stood, there is nothing.</summary>
    public static IReadOnlyList<(string View, string Html)> LiteralHtml()
    {
        using var module = ModuleDefinition.ReadModule(ParleyArchitecture.Web.Location);
        return
        [
            .. from view in module.Types
               where view.Namespace == Namespace
               from method in WithNested(view).SelectMany(type => type.Methods)
               where method.HasBody
               let html = string.Concat(Written(method))
               where html.Length > 0
               select (view.Name, html),
        ];
    }

    static IEnumerable<string> Written(MethodDefinition method) => method.Body.Instructions
        .Where(instruction => instruction.OpCode == OpCodes.Ldstr && instruction.Next?.Operand is MethodReference { Name: "WriteLiteral" })
        .Select(instruction => (string)instruction.Operand);

    static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);
}
