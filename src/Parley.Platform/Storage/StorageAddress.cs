using System.Text.RegularExpressions;

namespace Parley.Platform.Storage;

/// <summary>A bucket that speaks S3, as <c>s3://key:secret@host/bucket?region=eu-central-1</c>; <c>tls=false</c> for one without TLS.</summary>
public sealed partial record StorageAddress(Uri Service, string AccessKey, string Secret, string Bucket, string Region)
{
    const string Form = "It must be an address such as s3://key:password@host/bucket?region=us-east-1";

    // What those that know no regions, such as MinIO, call theirs.
    const string DefaultRegion = "us-east-1";

    /// <exception cref="FormatException">It is none; the message says what it must be.</exception>
    public static StorageAddress Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != "s3" || uri.Host.Length == 0 || uri.Fragment.Length > 0)
            throw new FormatException($"{Form}; a '/', '#' or '@' in the password is written %2F, %23 or %40.");
        if (uri.UserInfo.Split(':') is not [{ Length: > 0 } key, { Length: > 0 } secret])
            throw new FormatException($"{Form}, with a key and its password.");

        var bucket = uri.AbsolutePath.Trim('/');
        if (!BucketName().IsMatch(bucket))
            throw new FormatException($"{Form}, with the bucket's name as its path.");

        var settings = SettingsOf(uri);
        var scheme = settings.GetValueOrDefault("tls", "true") == "true" ? "https" : "http";
        return new(
            new Uri($"{scheme}://{uri.Authority[(uri.Authority.IndexOf('@', StringComparison.Ordinal) + 1)..]}"),
            Uri.UnescapeDataString(key), Uri.UnescapeDataString(secret), bucket, settings.GetValueOrDefault("region", DefaultRegion));
    }

    static Dictionary<string, string> SettingsOf(Uri uri)
    {
        var settings = new Dictionary<string, string>();
        foreach (var part in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Setting().IsMatch(part))
                throw new FormatException($"{Form}; behind the '?' it takes region=NAME and tls=true or tls=false.");
            settings[part.Split('=')[0]] = part.Split('=')[1];
        }

        return settings;
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z")]
    private static partial Regex BucketName();

    [GeneratedRegex(@"\A(region=[A-Za-z0-9-]+|tls=(true|false))\z")]
    private static partial Regex Setting();
}
