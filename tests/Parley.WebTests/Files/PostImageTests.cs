using System.Net;
using NetVips;
using Parley.Testing;
using Parley.WebTests.Feeds;
using Xunit;

namespace Parley.WebTests.Files;

public sealed class PostImageTests(ForumApp app) : FileTest(app)
{
    static readonly int[] Delays = [200, 300];

    [Fact]
    public async Task Large_image_keeps_its_proportions_and_is_shown_small()
    {
        var (_, visitor, topic) = await WriterAsync();

        var shown = await PostAsync(visitor, topic, "wide.png", Png(4000, 1000));

        using var small = await ImageAtAsync(shown.Source);
        using var whole = await ImageAtAsync(shown.Link!);
        Assert.Equal((1200, 300), (small.Width, small.Height));
        Assert.Equal((2048, 512), (whole.Width, whole.Height));
        Assert.Equal(("2048", "512"), (shown.Width, shown.Height));
    }

    [Fact]
    public async Task Image_stands_upright_and_says_nothing_of_where_it_was_taken()
    {
        using var white = Image.Black(200, 50) + 255;
        using var stored = white.Join(Image.Black(200, 50), Enums.Direction.Vertical).Copy(interpretation: Enums.Interpretation.Bw).Mutate(image =>
        {
            image.Set(GValue.GIntType, "orientation", 6);
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "52/1 31/1 12/1");
        });
        var (_, visitor, topic) = await WriterAsync();

        var shown = await PostAsync(visitor, topic, "photo.jpg", stored.JpegsaveBuffer());

        using var made = await ImageAtAsync(shown.Source);
        Assert.Equal((100, 200), (made.Width, made.Height));
        Assert.True(made.Getpoint(90, 100)[0] > 200 && made.Getpoint(10, 100)[0] < 50);
        Assert.DoesNotContain(made.GetFields(), field => field.StartsWith("exif", StringComparison.Ordinal) || field == "orientation");
    }

    [Fact]
    public async Task Animation_stands_still_on_the_page_and_moves_behind_a_click()
    {
        using var frames = Image.Arrayjoin([Image.Black(60, 40), Image.Black(60, 40) + 255], across: 1).Cast(Enums.BandFormat.Uchar)
            .Copy(interpretation: Enums.Interpretation.Bw).Mutate(image =>
            {
                image.Set(GValue.GIntType, "page-height", 40);
                image.Set(GValue.ArrayIntType, "delay", Delays);
            });
        var (_, visitor, topic) = await WriterAsync();

        var shown = await PostAsync(visitor, topic, "dance.gif", frames.GifsaveBuffer());

        using var still = await ImageAtAsync(shown.Source);
        using var moving = await ImageAtAsync(shown.Link!);
        Assert.Equal("moving-image", shown.LinkClass);
        Assert.False(still.Contains("n-pages") && (int)still.Get("n-pages") > 1);
        Assert.Equal(2, (int)moving.Get("n-pages"));
        Assert.Equal(Delays, (int[])moving.Get("delay"));
        Assert.Equal(("60", "40"), (shown.Width, shown.Height));
    }

    [Fact]
    public async Task Page_that_hides_behind_an_image_is_not_served()
    {
        var (_, visitor, topic) = await WriterAsync();

        var shown = await PostAsync(visitor, topic, "both.png", [.. Png(100, 100), .. "<script>alert(1)</script>"u8]);

        using var answer = await AskAsync(null, shown.Source);
        Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("script", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Image_in_a_link_has_no_link_of_its_own_and_a_size_that_is_written_counts()
    {
        var (_, visitor, topic) = await WriterAsync();
        var address = AddressIn((await UploadAsync(visitor, "cat.png", Png(300, 200))).Body);

        await App.ReplyAsync(await App.MemberAsync(), topic, $"[![a|150x100]({address})](https://example.org)");

        var image = (await visitor.VisitAsync($"/t/{topic.Id}")).Document.QuerySelector("#p2 .prose img")!;
        Assert.Equal("https://example.org", image.ParentElement!.GetAttribute("href"));
        Assert.Equal("150", image.GetAttribute("width"));
    }

    [Fact]
    public async Task Feed_names_an_image_by_its_complete_address()
    {
        var (_, visitor, topic) = await WriterAsync();
        var shown = await PostAsync(visitor, topic, "cat.png", Png(3000, 200));

        var entry = (await FeedReader.ReadAsync(App, $"/t/{topic.Id}/feed.atom")).Entries[0];

        var image = FeedReader.ContentOf(entry).QuerySelector("a > img")!;
        Assert.Equal($"http://localhost:8000{shown.Source}", image.GetAttribute("src"));
        Assert.Equal($"http://localhost:8000{shown.Link}", image.ParentElement!.GetAttribute("href"));
    }

    static async Task<Shown> PostAsync(Visitor visitor, Domain.Topics.Topic topic, string name, byte[] file)
    {
        await SendAsync(visitor, await visitor.VisitAsync($"/t/{topic.Id}"), "See", null, (name, file));
        var image = (await visitor.VisitAsync($"/t/{topic.Id}")).Document.QuerySelector("#p2 .prose img");
        Assert.NotNull(image);
        return new(
            image.GetAttribute("src")!, image.GetAttribute("width"), image.GetAttribute("height"),
            image.ParentElement!.GetAttribute("href"), image.ParentElement.GetAttribute("class"));
    }

    async Task<Image> ImageAtAsync(string address)
    {
        using var answer = await AskAsync(null, address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Image.NewFromBuffer(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    sealed record Shown(string Source, string? Width, string? Height, string? Link, string? LinkClass);
}
