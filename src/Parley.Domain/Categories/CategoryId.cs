using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Categories;

public readonly record struct CategoryId(long Value) : IId<CategoryId>
{
    public static CategoryId From(long value) => new(value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
