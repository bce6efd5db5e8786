using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Posts;

public readonly record struct PostId(long Value) : IId<PostId>
{
    public static PostId From(long value) => new(value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
