using Microsoft.Playwright;

namespace Parley.BrowserTests.Pages;

/// <summary>The form in which posts are written, wherever it stands.</summary>
sealed class ComposerForm(IPage page)
{
    public ILocator Text => page.Locator("form.composer textarea[name=text]");

    public ILocator Send => page.Locator("form.composer [data-send]");

    public ILocator WriteTab => page.Locator("#tab-write");

    public ILocator PreviewTab => page.Locator("#tab-preview");

    /// <summary>What the live preview shows.</summary>
    public ILocator Preview => page.Locator("[data-preview-shown]");

    /// <summary>What a preview shows that came with the whole page.</summary>
    public ILocator ServedPreview => page.Locator("[data-preview-served] .prose");

    public ILocator PreviewButton => page.Locator("[data-preview-submit]");

    public ILocator Context => page.Locator("[data-reply-context]");

    public ILocator RestoredNote => page.Locator("[data-restored]");

    public async Task PostAsync(string text)
    {
        await Text.FillAsync(text);
        await Send.ClickAsync();
    }

    /// <summary>Asks for the preview in the way that this browser offers, and says where it is.</summary>
    public async Task<ILocator> ShowPreviewAsync(bool scripts)
    {
        await (scripts ? PreviewTab : PreviewButton).ClickAsync();
        return scripts ? Preview : ServedPreview;
    }
}
