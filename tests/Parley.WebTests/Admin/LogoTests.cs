using System.Net;
using NetVips;
using Parley.Domain.Accounts;
using Parley.Testing;
using Xunit;

namespace Parley.WebTests.Admin;

public sealed class LogoTests
{
    const string Form = "form[action='/admin/logo']";

    public LogoTests() => Assert.SkipWhen(ForumApp.Missing is not null, ForumApp.Missing ?? "");

    [Fact]
    public async Task Logo_stands_before_the_name_until_it_is_removed()
    {
        await using var app = await ForumApp.StartAsync();
        var visitor = await app.SignedInAsync(await app.MemberAsync("admin", Role.Administrator));
        var guest = app.NewVisitor();

        var page = await visitor.UploadAsync(await visitor.GetAsync("/admin/settings/forum"), Form, "logo", "logo.png", Png(200, 60));
        var address = (await guest.GetAsync("/")).Document.QuerySelector(".site-logo")?.GetAttribute("src");
        Assert.StartsWith("/logo/", address, StringComparison.Ordinal);
        var served = await guest.GetAsync(address!);
        Assert.Equal((HttpStatusCode.OK, "image/webp"), (served.Status, served.Headers["Content-Type"]));

        await visitor.PressAsync(page, "button[formaction='/admin/logo/remove']");
        Assert.False((await guest.GetAsync("/")).Has(".site-logo"));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync("/logo/00000000000000000000000000000000.webp")).Status);
    }

    [Fact]
    public async Task What_is_no_picture_of_that_shape_is_refused()
    {
        await using var app = await ForumApp.StartAsync();
        var visitor = await app.SignedInAsync(await app.MemberAsync("admin", Role.Administrator));
        var page = await visitor.GetAsync("/admin/settings/forum");

        foreach (var file in new byte[][] { [], "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), Png(40, 200), new byte[(2 * 1024 * 1024) + 1] })
        {
            var refused = await visitor.UploadAsync(page, Form, "logo", "logo.png", file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.True(refused.Has("#logo-error"));
        }

        Assert.False((await app.NewVisitor().GetAsync("/")).Has(".site-logo"));
    }

    static byte[] Png(int width, int height)
    {
        using var image = (Image.Black(width, height) + 120).Cast(Enums.BandFormat.Uchar);
        return image.PngsaveBuffer();
    }
}
