namespace Parley.BrowserTests.Pictures;

/// <summary>Takes pictures of a page on every screen, in one language and one light.</summary>
sealed class Photographer(Tab tab, string folder, string suffix)
{
    // What comes further down looks like what came before.
    const int MostHeight = 2600;

    static readonly int[] Widths = [1280, 768, 390];

    public async Task TakeAsync(string name, string address, Func<Tab, Task>? act = null)
    {
        await tab.ResizeAsync(Widths[0]);
        await tab.GoAsync(address);
        if (act is not null)
            await act(tab);
        foreach (var width in Widths)
            await TakeAsync(name, width);
    }

    async Task TakeAsync(string name, int width)
    {
        await tab.ResizeAsync(width);
        await tab.Page.EvaluateAsync(
            """
            async () => {
              for (const image of document.images) image.loading = "eager";
              await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
            }
            """);
        var height = await tab.Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await tab.Page.ScreenshotAsync(new()
        {
            Path = Path.Combine(folder, $"{name}-{width}-{suffix}.png"),
            FullPage = true,
            Clip = new() { X = 0, Y = 0, Width = width, Height = Math.Min(height, MostHeight) },
        });
    }
}
