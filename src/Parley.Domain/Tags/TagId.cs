using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Tags;

public readonly record struct TagId(long Value) : IId<TagId>
{
    public static TagId From(long value) => new(value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
