using System.IO.Compression;
using System.Net;
using System.Text;
using Parley.Testing;
using Parley.Web.Mvc;
using Xunit;

namespace Parley.WebTests.Mvc;

public sealed class AssetTests(ForumApp app) : ForumTest(app)
{
    [Theory]
    [InlineData("site.css", "text/css")]
    [InlineData("site.js", "text/javascript")]
    [InlineData("icons.svg", "image/svg+xml")]
    [InlineData("favicon.svg", "image/svg+xml")]
    [InlineData("licenses.txt", "text/plain")]
    public async Task Asset_under_its_fingerprint_is_kept_for_good(string name, string type)
    {
        var asset = await App.NewVisitor().GetAsync(Assets.AddressOf(name));

        Assert.Equal(HttpStatusCode.OK, asset.Status);
        Assert.Equal("public, max-age=31536000, immutable", asset.Headers["Cache-Control"]);
        Assert.StartsWith(type, asset.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie", asset.Headers.Keys);
    }

    [Fact]
    public async Task Asset_under_an_older_fingerprint_is_not_kept()
    {
        var asset = await App.NewVisitor().GetAsync("/assets/0123456789ab/site.css");

        Assert.Equal(HttpStatusCode.OK, asset.Status);
        Assert.Equal("no-cache", asset.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("identity", null)]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=1.0, gzip;q=0.8", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("gzip;q=0", null)]
    public async Task Asset_is_sent_as_the_browser_can_read_it(string? accepted, string? encoding)
    {
        var (bytes, headers) = await BytesAsync(accepted);

        Assert.Equal(encoding, headers.GetValueOrDefault("Content-Encoding"));
        Assert.Contains("Accept-Encoding", headers["Vary"], StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetString((await BytesAsync(null)).Bytes), Encoding.UTF8.GetString(Unpacked(bytes, encoding)));
    }

    [Theory]
    [InlineData("none.css")]
    [InlineData("site.css.br")]
    [InlineData("site.css.gz")]
    [InlineData("..%2Fsite.css")]
    [InlineData("%2e%2e%2f%2e%2e%2fappsettings.json")]
    [InlineData("..%5C..%5Cappsettings.json")]
    [InlineData("SITE.CSS")]
    [InlineData("dist%2Fsite.css")]
    public async Task Nothing_else_is_served(string name)
    {
        var address = Assets.AddressOf("site.css").Replace("site.css", name, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync(address)).Status);
    }

    [Fact]
    public async Task Page_names_its_assets_by_their_fingerprints()
    {
        var page = await App.NewVisitor().GetAsync("/");

        Assert.Equal(Assets.AddressOf("site.css"), page.LinkAt("link[rel=stylesheet]"));
        Assert.Equal(Assets.AddressOf("site.js"), page.Document.QuerySelector("script")!.GetAttribute("src"));
    }

    async Task<(byte[] Bytes, Dictionary<string, string> Headers)> BytesAsync(string? accepted)
    {
        using var client = App.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, Assets.AddressOf("site.css"));
        if (accepted is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
        return (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), headers);
    }

    static byte[] Unpacked(byte[] bytes, string? encoding)
    {
        using var packed = new MemoryStream(bytes);
        using Stream plain = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var copy = new MemoryStream();
        plain.CopyTo(copy);
        return copy.ToArray();
    }
}
