using System.Net;
using System.Text;
using LinqToDB;
using LinqToDB.Async;
using NetVips;
using Parley.Domain.Accounts;
using Parley.Testing;
using Parley.Web;
using Xunit;

namespace Parley.WebTests.Files;

public sealed class UploadTests(ForumApp app) : FileTest(app)
{
    [Fact]
    public async Task Files_that_come_with_a_reply_stand_at_its_end()
    {
        var (_, visitor, topic) = await WriterAsync();
        var page = await visitor.VisitAsync($"/t/{topic.Id}");

        var sent = await SendAsync(visitor, page, "Look at these", null, ("cat.png", Png(300, 200)), ("manual.pdf", Pdf()));

        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var post = await visitor.VisitAsync($"/t/{topic.Id}");
        Assert.StartsWith("Look at these", post.TextAt("#p2 .prose p"), StringComparison.Ordinal);
        var image = post.Document.QuerySelector("#p2 .prose a > img")!;
        Assert.Equal(("cat.png", "300", "200", "lazy"), (image.GetAttribute("alt"), image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("loading")));
        Assert.Matches("^/files/[0-9a-f]{32}\\.pdf$", post.LinkAt("#p2 .prose a:not(:has(img))")!);
    }

    [Theory]
    [InlineData("/t/{0}/reply")]
    [InlineData("/t/{0}/addition")]
    [InlineData("/new-topic")]
    public async Task Upload_button_puts_files_into_the_form_and_posts_nothing(string address)
    {
        var (_, visitor, topic) = await WriterAsync();
        var page = await visitor.VisitAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, topic.Id));

        var after = await SendAsync(visitor, page, "Typed before", "upload", ("cat.png", Png(30, 20)));

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Matches(@"^Typed before\s+!\[cat\.png\]\(/files/[0-9a-f]{32}\.webp\)$", after.TextAt("#text"));
        Assert.Equal(1, await App.WithDbAsync(db => db.Posts.CountAsync(post => post.TopicId == topic.Id)));
    }

    [Fact]
    public async Task Enter_in_the_title_posts_and_does_not_upload()
    {
        var page = await (await App.SignedInAsync(await App.MemberAsync())).GetAsync("/new-topic");

        Assert.True(page.Document.QuerySelector("form.composer button:not([type=button])")!.HasAttribute("data-send"));
    }

    [Fact]
    public async Task Edit_takes_files_too()
    {
        var (_, visitor, topic) = await WriterAsync();
        var id = await App.WithDbAsync(db => db.Posts.Where(post => post.TopicId == topic.Id).Select(post => post.Id).SingleAsync());

        await SendAsync(visitor, await visitor.GetAsync($"/p/{id}/edit"), "With a picture", null, ("cat.png", Png(30, 20)));

        var shown = (await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).Document.QuerySelector("#p1 .prose img")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(null, shown));
    }

    [Fact]
    public async Task Addition_takes_files_too_and_what_stood_before_keeps_its_own()
    {
        var (_, visitor, topic) = await WriterAsync();
        await SendAsync(visitor, await visitor.GetAsync($"/t/{topic.Id}/addition"), "First", null, ("one.png", Png(30, 20)));

        await SendAsync(visitor, await visitor.GetAsync($"/t/{topic.Id}/addition"), "Second", null, ("two.png", Png(20, 30)));

        var images = (await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).Document.QuerySelectorAll("#p1 .prose img").Select(image => image.GetAttribute("src")!).ToList();
        Assert.Equal(2, images.Count);
        Assert.All(await Task.WhenAll(images.Select(image => StatusForAsync(null, image))), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task File_in_a_moderators_reason_is_seen_with_the_line_that_tells_it()
    {
        var (_, _, topic) = await WriterAsync();
        var moderator = await App.SignedInAsync(await App.MemberAsync("mod", Role.Moderator));
        var file = (await UploadAsync(moderator, "rules.pdf", Pdf())).Body;

        await moderator.SubmitAsync(await moderator.GetAsync($"/t/{topic.Id}/lock"), "#lock-form", ("reason", $"See {file}"));

        Assert.Contains(AddressIn(file), (await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusForAsync(null, AddressIn(file)));
    }

    [Fact]
    public async Task Refused_file_costs_nothing_that_was_typed_and_no_other_file()
    {
        var (_, visitor, topic) = await WriterAsync();
        var page = await visitor.VisitAsync($"/t/{topic.Id}");

        var after = await SendAsync(visitor, page, "All my words", null, ("cat.png", Png(30, 20)), ("page.html", "<script>"u8.ToArray()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, after.Status);
        Assert.StartsWith("“page.html” is of a kind that is not taken here.", after.TextAt("#files-error"), StringComparison.Ordinal);
        Assert.Matches(@"^All my words\s+!\[cat\.png\]", after.TextAt("#text"));
        Assert.Equal("files", after.LinkAt(".error-summary a")!.TrimStart('#'));
        Assert.Equal(1, await App.WithDbAsync(db => db.Posts.CountAsync(post => post.TopicId == topic.Id)));
    }

    public static TheoryData<string, byte[], string> WrongFiles => new()
    {
        { "drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "“drawing.svg” is of a kind that is not taken here." },
        { "drawing.png", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "“drawing.png” is no PNG, JPEG, WebP, AVIF or GIF" },
        { "page.png", "<html><script>alert(1)</script></html>"u8.ToArray(), "“page.png” is no PNG, JPEG, WebP, AVIF or GIF" },
        { "paper.pdf", "<html><script>alert(1)</script></html>"u8.ToArray(), "“paper.pdf” is not what a file that ends in .pdf should be." },
        { "notes.txt", [65, 0, 66], "“notes.txt” is not what a file that ends in .txt should be." },
        { "some.zip", "PK\u0003\u0004 cut off"u8.ToArray(), "“some.zip” is not what a file that ends in .zip should be." },
        { "text.docx", EmptyZip(), "“text.docx” is not what a file that ends in .docx should be." },
        { "box.tar.gz", "no gzip"u8.ToArray(), "“box.tar.gz” is not what a file that ends in .tar.gz should be." },
        { "program.exe", "MZ"u8.ToArray(), "“program.exe” is of a kind that is not taken here." },
        { "noending", "words"u8.ToArray(), "“noending” is of a kind that is not taken here." },
        { "empty.pdf", [], "“empty.pdf” is empty." },
        { "empty.png", [], "“empty.png” is empty." },
        { "half.png", Png(200, 200)[..60], "“half.png” can’t be read: the image seems to be damaged." },
        { "large.pdf", new byte[8 * 1024 * 1024 + 1], "“large.pdf” is larger than 8 MB." },
        { "large.png", new byte[20 * 1024 * 1024], "“large.png” is larger than 8 MB." },
        { "bomb.png", Bomb(), "“bomb.png” has more than 50 million pixels." },
    };

    [Theory]
    [MemberData(nameof(WrongFiles), DisableDiscoveryEnumeration = true)]
    public async Task File_that_is_not_what_it_should_be_is_refused_in_words(string name, byte[] file, string why)
    {
        var (member, visitor, topic) = await WriterAsync();

        var byScript = await UploadAsync(visitor, name, file);
        var byForm = await SendAsync(visitor, await visitor.VisitAsync($"/t/{topic.Id}"), "Words", null, (name, file));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, byScript.Status);
        Assert.StartsWith(why, byScript.Body, StringComparison.Ordinal);
        Assert.StartsWith(why, byForm.TextAt("#files-error"), StringComparison.Ordinal);
        Assert.Equal(0, await App.WithDbAsync(db => db.Files.CountAsync(row => row.MemberId == member.Id)));
    }

    [Fact]
    public async Task Every_file_that_was_cut_off_is_refused()
    {
        using var noise = Image.Gaussnoise(300, 300, sigma: 60, mean: 128).Cast(Enums.BandFormat.Uchar);
        using var image = noise.Bandjoin(noise, noise).Copy(interpretation: Enums.Interpretation.Srgb);
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        foreach (var kind in new[] { ".png", ".jpg", ".webp", ".avif", ".gif" })
        {
            var whole = image.WriteToBuffer(kind);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UploadAsync(visitor, $"cut{kind}", whole[..(whole.Length / 2)])).Status);
        }
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData(@"D:\plans\plan.txt", "plan.txt")]
    [InlineData("a\u0000b\u0007\nc.txt", "a b c.txt")]
    [InlineData("invoice\u202Etxt.exe.txt", "invoicetxt.exe.txt")]
    [InlineData("<b>a|b:*?\"</b>.txt", "b_.txt")]
    [InlineData("*[x](y)* `z` _w_ ~~v~~ &amp; @anna :cat: ![a].txt", "_[x](y)_ `z` _w_ ~~v~~ &amp; @anna _cat_ ![a].txt")]
    [InlineData("Отчёт за май 报告 تقرير.txt", "Отчёт за май 报告 تقرير.txt")]
    public async Task Name_is_shown_as_it_is_less_what_is_no_name(string sent, string shown)
    {
        var (_, visitor, topic) = await WriterAsync();

        var answer = await UploadAsync(visitor, sent, "words"u8.ToArray());
        await visitor.SubmitAsync(await visitor.VisitAsync($"/t/{topic.Id}"), "form.composer", ("text", $"See {answer.Body}"));

        Assert.Equal(shown, (await visitor.VisitAsync($"/t/{topic.Id}")).TextAt("#p2 .prose a[href^='/files/']"));
        using var file = await AskAsync(visitor, AddressIn(answer.Body));
        Assert.Equal(("attachment", shown), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentDisposition.FileNameStar));
    }

    [Fact]
    public async Task Name_of_three_hundred_letters_is_cut_and_keeps_its_ending()
    {
        var visitor = await App.SignedInAsync(await App.MemberAsync());

        var answer = await UploadAsync(visitor, new string('文', 300) + ".pdf", Pdf());

        Assert.Matches(@"^\[文{60,80}…\.pdf\]\(/files/[0-9a-f]{32}\.pdf\)", answer.Body);
    }

    [Fact]
    public async Task Too_many_at_once_are_left_out_and_that_is_said()
    {
        var (_, visitor, topic) = await WriterAsync();
        var files = Enumerable.Range(0, 12).Select(number => ($"{number}.txt", Encoding.UTF8.GetBytes($"words {number}"))).ToArray();

        var after = await SendAsync(visitor, await visitor.VisitAsync($"/t/{topic.Id}"), "Words", null, files);

        Assert.Equal("No more than 10 files are taken at once: the others were left out.", after.TextAt("#files-error"));
        Assert.Contains("9.txt", after.TextAt("#text"), StringComparison.Ordinal);
        Assert.DoesNotContain("[10.txt]", after.TextAt("#text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_sent_twice_with_its_files_makes_one_post_and_one_file()
    {
        var (member, visitor, topic) = await WriterAsync();
        var page = await visitor.VisitAsync($"/t/{topic.Id}");

        var both = await Task.WhenAll(
            SendAsync(visitor, page, "Once", null, ("cat.png", Png(300, 200))), SendAsync(visitor, page, "Once", null, ("cat.png", Png(300, 200))));

        Assert.All(both, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Equal(2, await App.WithDbAsync(db => db.Posts.CountAsync(post => post.TopicId == topic.Id)));
        Assert.Equal(1, await App.WithDbAsync(db => db.Files.CountAsync(row => row.MemberId == member.Id)));
    }

    [Fact]
    public async Task Guest_and_form_without_its_token_bring_nothing()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await UploadAsync(App.NewVisitor(), "a.pdf", Pdf(), "x")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(await App.SignedInAsync(await App.MemberAsync()), "a.pdf", Pdf(), "x")).Status);
    }

    [Fact]
    public async Task Text_that_was_sent_with_a_file_after_the_session_ended_is_still_there()
    {
        var (_, visitor, topic) = await WriterAsync();
        var page = await visitor.VisitAsync($"/t/{topic.Id}");

        var after = await SendAsync(App.NewVisitor(), page, "Much thought", null, ("cat.png", Png(30, 20)));

        Assert.Equal(HttpStatusCode.Unauthorized, after.Status);
        Assert.Contains("Much thought", after.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Member_whose_address_is_not_confirmed_adds_no_files()
    {
        var (member, visitor, topic) = await WriterAsync();
        await App.SetAsync(member, row => row.EmailConfirmedAt, null);

        Assert.False((await visitor.VisitAsync($"/t/{topic.Id}")).Has("input[type=file]"));
        Assert.StartsWith("Confirm your e-mail address first", (await UploadAsync(visitor, "a.pdf", Pdf())).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nul_in_a_text_that_comes_with_files_loses_nothing()
    {
        var (_, visitor, topic) = await WriterAsync();

        var sent = await SendAsync(visitor, await visitor.VisitAsync($"/t/{topic.Id}"), "Before\0after", null, ("cat.png", Png(30, 20)));

        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.StartsWith("Beforeafter", (await visitor.VisitAsync($"/t/{topic.Id}")).TextAt("#p2 .prose"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_kept_of_an_account_that_went_while_the_file_came()
    {
        var (member, visitor, _) = await WriterAsync();
        await App.SetAsync(member, row => row.DeletedAt, (DateTimeOffset?)DateTimeOffset.UnixEpoch);

        Assert.Equal(HttpStatusCode.NotFound, (await UploadAsync(visitor, "a.pdf", Pdf())).Status);
        Assert.Equal(0, await App.WithDbAsync(db => db.Files.CountAsync(row => row.MemberId == member.Id)));
    }

    [Fact]
    public async Task Nobody_fills_the_disk()
    {
        await using var app = await ForumApp.StartAsync(options => options.Files = new UploadOptions { DailyMegabytes = 2, MemberMegabytes = 3 });
        var member = await app.MemberAsync();
        var visitor = await app.SignedInAsync(member);

        Assert.Equal(HttpStatusCode.OK, (await UploadAsync(visitor, "a.pdf", Pdf(new string('a', 1_500_000)))).Status);
        Assert.StartsWith("You have brought 2 MB of files within a day", (await UploadAsync(visitor, "b.pdf", Pdf(new string('b', 1_500_000)))).Body, StringComparison.Ordinal);
        await app.WithDbAsync(db => db.Files.Set(row => row.CreatedAt, row => DateTimeOffset.UnixEpoch).UpdateAsync());
        Assert.Equal(HttpStatusCode.OK, (await UploadAsync(visitor, "b.pdf", Pdf(new string('b', 1_000_000)))).Status);
        Assert.StartsWith("You have brought 3 MB of files, and more is kept of nobody", (await UploadAsync(visitor, "c.pdf", Pdf(new string('c', 900_000)))).Body, StringComparison.Ordinal);
    }

    static byte[] EmptyZip() => [(byte)'P', (byte)'K', 5, 6, .. new byte[18]];

    static byte[] Bomb()
    {
        using var huge = Image.Black(20_000, 20_000);
        return huge.PngsaveBuffer(compression: 9);
    }
}
