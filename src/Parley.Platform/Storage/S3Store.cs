using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Parley.Platform.Storage;

/// <summary>Files in a bucket that speaks S3: Amazon's, or MinIO, Ceph, Garage, R2 … The bucket's name stands in the path, which all take.</summary>
public sealed class S3Store : IFileStore, IDisposable
{
    const int MostRetries = 2;

    // Of one attempt: a member waits for it.
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    readonly AmazonS3Client _client;
    readonly string _bucket;

    public S3Store(StorageAddress address)
    {
        _bucket = address.Bucket;
        _client = new(
            new BasicAWSCredentials(address.AccessKey, address.Secret),
            new AmazonS3Config
            {
                ServiceURL = address.Service.ToString(),
                AuthenticationRegion = address.Region,
                ForcePathStyle = true,
                MaxErrorRetry = MostRetries,
                Timeout = Timeout,
            });
    }

    // Signed as a whole: not every server takes a body whose pieces are signed one by one.
    public Task PutAsync(string name, Stream content, CancellationToken cancel) => _client.PutObjectAsync(
        new PutObjectRequest
        {
            BucketName = _bucket,
            Key = StoredName.Check(name),
            InputStream = content,
            AutoCloseStream = false,
            UseChunkEncoding = false,
        },
        cancel);

    public async Task<Stream?> OpenAsync(string name, CancellationToken cancel)
    {
        StoredName.Check(name);
        try
        {
            var first = await _client.GetObjectAsync(RequestOf(name), cancel);
            return new S3Stream(first, (from, reading) => _client.GetObjectAsync(RequestOf(name, from, first.ContentLength), reading));
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task DeleteAsync(string name, CancellationToken cancel) => _client.DeleteObjectAsync(_bucket, StoredName.Check(name), cancel);

    public void Dispose() => _client.Dispose();

    GetObjectRequest RequestOf(string name) => new() { BucketName = _bucket, Key = name };

    GetObjectRequest RequestOf(string name, long from, long length)
    {
        var request = RequestOf(name);
        request.ByteRange = new ByteRange(from, length - 1);
        return request;
    }
}
