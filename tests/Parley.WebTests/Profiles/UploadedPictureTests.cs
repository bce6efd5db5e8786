using System.Net;
using System.Text;
using NetVips;
using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;
using Page = Parley.Testing.Page;

namespace Parley.WebTests.Profiles;

public sealed class UploadedPictureTests(ForumApp app) : ForumTest(app)
{
    const string Form = "form[action='/settings/picture']";

    public static TheoryData<string> Kinds => [".png", ".jpg", ".webp", ".avif", ".gif"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Image_of_each_kind_becomes_the_picture_everywhere(string kind)
    {
        var member = await App.MemberAsync();
        var topic = await App.TopicAsync(member, await App.CategoryAsync());
        using var image = Checkered(300, 200);

        var page = await UploadAsync(member, "any.name", image.WriteToBuffer(kind));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var shown = (await App.NewVisitor().VisitAsync($"/t/{topic.Id}")).Document.QuerySelector("#p1 .avatar")!.GetAttribute("src")!;
        using var made = await PictureAtAsync(shown);
        Assert.Equal((96, 96), (made.Width, made.Height));
    }

    [Fact]
    public async Task Picture_stands_upright_and_says_nothing_of_where_it_was_taken()
    {
        // The upper half is white, as it is stored; the camera noted that it was held upside down.
        using var white = Image.Black(200, 100) + 255;
        using var stored = white.Join(Image.Black(200, 100), Enums.Direction.Vertical).Copy(interpretation: Enums.Interpretation.Bw).Mutate(image =>
        {
            image.Set(GValue.GIntType, "orientation", 3);
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "52/1 31/1 12/1");
        });
        var member = await App.MemberAsync();

        var page = await UploadAsync(member, "photo.jpg", stored.JpegsaveBuffer());

        using var made = await PictureAtAsync(page.Document.QuerySelector(".picture-settings .avatar")!.GetAttribute("src")!);
        Assert.True(made.Getpoint(90, 20)[0] < 50 && made.Getpoint(90, 170)[0] > 200);
        Assert.DoesNotContain(made.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field == "orientation");
    }

    [Fact]
    public async Task Image_that_unfolds_to_too_many_pixels_is_refused_before_it_is_decoded()
    {
        using var huge = Image.Black(20_000, 20_000);

        var page = await UploadAsync(await App.MemberAsync(), "bomb.png", huge.PngsaveBuffer(compression: 9));

        Assert.Equal("The image has more than 50 million pixels.", page.TextAt("#picture-error"));
    }

    [Theory]
    [InlineData("picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("picture.png", "<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("picture.jpg", "<html><script>alert(1)</script></html>")]
    [InlineData("picture.png", "%PDF-1.7")]
    public async Task File_is_judged_by_what_it_is_not_by_its_name(string name, string content)
    {
        var page = await UploadAsync(await App.MemberAsync(), name, Encoding.UTF8.GetBytes(content));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("This is no PNG, JPEG, WebP, AVIF or GIF.", page.TextAt("#picture-error"));
    }

    [Fact]
    public async Task Page_that_hides_behind_an_image_is_not_served()
    {
        using var image = Checkered(100, 100);
        byte[] polyglot = [.. image.WriteToBuffer(".gif"), .. "<script>alert(1)</script>"u8];

        var page = await UploadAsync(await App.MemberAsync(), "both.gif", polyglot);

        var address = page.Document.QuerySelector(".picture-settings .avatar")!.GetAttribute("src")!;
        var answer = await App.NewClient().GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.DoesNotContain("script", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_empty_and_too_large_files_are_refused_in_words()
    {
        var member = await App.MemberAsync();
        using var image = Checkered(100, 100);
        var cut = image.WriteToBuffer(".png")[..60];

        Assert.Equal("The image can't be read: it seems to be damaged.", (await UploadAsync(member, "cut.png", cut)).TextAt("#picture-error"));
        Assert.Equal("Choose an image first.", (await UploadAsync(member, "empty.png", [])).TextAt("#picture-error"));
        Assert.Equal("The file is larger than 4 MB.", (await UploadAsync(member, "big.png", new byte[4 * 1024 * 1024 + 1])).TextAt("#picture-error"));
        Assert.Equal("The file is larger than 4 MB.", (await UploadAsync(member, "photo.png", new byte[10 * 1024 * 1024])).TextAt("#picture-error"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await UploadAsync(member, "huge.png", new byte[33 * 1024 * 1024])).Status);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Image_that_was_cut_off_is_refused(string kind)
    {
        using var noise = Image.Gaussnoise(400, 400, sigma: 60, mean: 128).Cast(Enums.BandFormat.Uchar);
        using var image = noise.Bandjoin(noise, noise).Copy(interpretation: Enums.Interpretation.Srgb);
        var whole = image.WriteToBuffer(kind);

        foreach (var share in new[] { 0.1, 0.5, 0.9 })
        {
            var page = await UploadAsync(await App.MemberAsync(), "cut", whole[..(int)(whole.Length * share)]);
            Assert.Equal("The image can't be read: it seems to be damaged.", page.TextAt("#picture-error"));
        }
    }

    [Fact]
    public async Task Removed_picture_is_gone_and_the_drawn_one_is_back()
    {
        var member = await App.MemberAsync();
        using var image = Checkered(100, 100);
        var page = await UploadAsync(member, "a.png", image.WriteToBuffer(".png"));
        var address = page.Document.QuerySelector(".picture-settings .avatar")!.GetAttribute("src")!;
        var visitor = await App.SignedInAsync(member);
        var settings = await visitor.GetAsync("/settings/profile");

        var after = await visitor.PostAsync("/settings/picture/remove", [KeyValuePair.Create("__token", settings.Document.QuerySelector($"{Form} input[name=__token]")!.GetAttribute("value")!)]);

        Assert.Equal(HttpStatusCode.Redirect, after.Status);
        Assert.StartsWith("/avatars/", (await visitor.GetAsync("/settings/profile")).Document.QuerySelector(".picture-settings .avatar")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await App.NewVisitor().GetAsync(address)).Status);
    }

    [Fact]
    public async Task Guest_uploads_nothing()
    {
        var answer = await App.NewVisitor().PostAsync("/settings/picture", []);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    async Task<Page> UploadAsync(Member member, string name, byte[] file)
    {
        var visitor = await App.SignedInAsync(member);
        return await visitor.UploadAsync(await visitor.GetAsync("/settings/profile"), Form, "picture", name, file);
    }

    async Task<Image> PictureAtAsync(string address) =>
        Image.NewFromBuffer(await App.NewClient().GetByteArrayAsync(address, TestContext.Current.CancellationToken));

    static Image Checkered(int width, int height) => Image.Xyz(width, height)[0].Cast(Enums.BandFormat.Uchar).Bandjoin(Image.Black(width, height).Bandjoin(Image.Black(width, height)));
}
