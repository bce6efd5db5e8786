namespace Parley.Web.Features.Shared;

/// <summary>A file as it came: its name is the sender's word.</summary>
public sealed record SentFile(string Name, long Length, Func<Stream> Open)
{
    public async Task<byte[]> ReadAsync(CancellationToken cancel)
    {
        await using var from = Open();
        var bytes = new MemoryStream((int)Length);
        await from.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}
