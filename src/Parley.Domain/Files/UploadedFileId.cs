using System.Globalization;
using Parley.Domain.Shared;

namespace Parley.Domain.Files;

public readonly record struct UploadedFileId(long Value) : IId<UploadedFileId>
{
    public static UploadedFileId From(long value) => new(value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
