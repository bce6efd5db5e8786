using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LinqToDB;
using NetVips;
using Parley.Domain.Accounts;
using Parley.Domain.Topics;
using Parley.Testing;
using Parley.Web.Features.Files;
using Page = Parley.Testing.Page;

namespace Parley.WebTests.Files;

/// <summary>What tests of files have in common.</summary>
public abstract class FileTest(ForumApp app) : ForumTest(app)
{
    protected static byte[] Pdf(string text = "words") => Encoding.UTF8.GetBytes($"%PDF-1.7\n{text}\n%%EOF");

    protected static byte[] Png(int width, int height, int shade = 120)
    {
        using var image = (Image.Black(width, height) + shade).Cast(Enums.BandFormat.Uchar);
        return image.PngsaveBuffer();
    }

    /// <summary>As the page's script does it.</summary>
    protected static async Task<Page> UploadAsync(Visitor visitor, string name, byte[] file, string? token = null)
    {
        token ??= (await visitor.GetAsync("/new-topic")).Document.QuerySelector("form.composer input[name=__token]")!.GetAttribute("value")!;
        var content = new MultipartFormDataContent { { new StringContent(token), "__token" } };
        content.Add(PartOf(name, file));
        return await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/files") { Content = content });
    }

    /// <summary>The address in the Markdown that was answered.</summary>
    protected static string AddressIn(string markdown) => markdown[(markdown.LastIndexOf("(/files/", StringComparison.Ordinal) + 1)..].Split(')')[0];

    /// <summary>Sends a composer with files, pressing a button of it.</summary>
    protected static async Task<Page> SendAsync(Visitor visitor, Page page, string text, string? intent, params (string Name, byte[] File)[] files)
    {
        var content = new MultipartFormDataContent();
        var form = page.Document.QuerySelector("form.composer")!;
        foreach (var field in form.QuerySelectorAll("input[type=hidden]"))
            content.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        content.Add(new StringContent(text), "text");
        if (intent is not null)
            content.Add(new StringContent(intent), "intent");
        foreach (var (name, file) in files)
            content.Add(PartOf(name, file));
        return await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")!) { Content = content });
    }

    protected async Task<HttpResponseMessage> AskAsync(Visitor? visitor, string address, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (visitor?.Cookies.GetCookieHeader(new Uri("http://localhost/")) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        return await App.NewClient().SendAsync(request);
    }

    protected async Task<HttpStatusCode> StatusForAsync(Visitor? visitor, string address)
    {
        using var answer = await AskAsync(visitor, address);
        return answer.StatusCode;
    }

    /// <summary>As if what the member brought had not been looked at for two days.</summary>
    protected Task<int> AgeAsync(Member member)
    {
        var before = TimeProvider.System.GetUtcNow().AddDays(-2);
        return App.WithDbAsync(db => db.Files.Where(row => row.MemberId == member.Id).Set(row => row.TouchedAt, before).UpdateAsync());
    }

    protected async Task SweepAsync()
    {
        await App.WithAsync<SweepFiles, int>(sweep => sweep.SweepAsync(CancellationToken.None));
        await App.RunJobsAsync();
    }

    protected async Task<(Member Member, Visitor Visitor, Topic Topic)> WriterAsync()
    {
        var member = await App.MemberAsync();
        return (member, await App.SignedInAsync(member), await App.TopicAsync(member, await App.CategoryAsync()));
    }

    // The name as browsers write it: raw bytes, whatever it is.
    static ByteArrayContent PartOf(string name, byte[] file)
    {
        var part = new ByteArrayContent(file);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "files", FileName = "\"x\"", FileNameStar = name };
        return part;
    }
}
