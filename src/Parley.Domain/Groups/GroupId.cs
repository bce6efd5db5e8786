using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Groups;

/// <summary>
/// A group of people that something is open to: one that an administrator named, or one of the three that nobody is written into
/// because everybody knows who is in them. A closed door is a number that fits nobody.
/// </summary>
public readonly record struct GroupId(long Value) : IId<GroupId>
{
    /// <summary>Guests too.</summary>
    public static readonly GroupId Everyone = new(0);

    public static readonly GroupId Members = new(-1);

    public static readonly GroupId Moderators = new(-2);

    /// <summary>True for a group with a name and a list of members.</summary>
    public bool IsNamed => Value > 0;

    public static GroupId From(long value) => new(value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
