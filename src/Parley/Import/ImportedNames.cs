using Parley.Domain.Accounts;

namespace Parley.Import;

/// <summary>
/// Gives imported members their names. An imported name stays what it was; only where a member of this forum has it, or one
/// that looks like it, a number is put behind: they may be different people.
/// </summary>
sealed class ImportedNames(IEnumerable<string> keys, IEnumerable<string> shapes)
{
    readonly HashSet<string> _keys = [.. keys];
    readonly HashSet<string> _shapes = [.. shapes];

    public Member Make(string oldName, DateTimeOffset firstSeen)
    {
        var name = oldName;
        for (var number = 2; _keys.Contains(MemberName.KeyOf(name)); number++)
            name = $"{oldName}_{number}";
        var shape = MemberName.ShapeOf(name);
        for (var number = 2; _shapes.Contains(shape); number++)
            shape = $"{MemberName.ShapeOf(name)}~{number}";
        _keys.Add(MemberName.KeyOf(name));
        _shapes.Add(shape);
        return new Member
        {
            Name = name,
            NameKey = MemberName.KeyOf(name),
            NameShape = shape,
            OldName = oldName,
            SecurityStamp = SecurityStamps.New(),
            CreatedAt = firstSeen,
        };
    }
}
