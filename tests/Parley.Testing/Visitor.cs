using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Parley.Testing;

/// <summary>A browser without scripts: it keeps cookies, follows links, and sends forms with all their fields.</summary>
public sealed class Visitor(HttpMessageHandler server, Uri address)
{
    readonly HtmlParser _parser = new();

    public CookieContainer Cookies { get; } = new();

    public Dictionary<string, string> Headers { get; } = [];

    public Task<Page> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Goes to an address and wherever it leads from there.</summary>
    public async Task<Page> VisitAsync(string address) => await FollowAsync(await GetAsync(address));

    /// <summary>Fills in the form and presses its button, as it stands on the page.</summary>
    public async Task<Page> SubmitAsync(Page page, string formSelector, params (string Name, string Value)[] typed) =>
        await FollowAsync(await SubmitOnlyAsync(page, formSelector, typed));

    /// <summary>The same, without going where the answer leads.</summary>
    public Task<Page> SubmitOnlyAsync(Page page, string formSelector, params (string Name, string Value)[] typed)
    {
        var form = FormOn(page, formSelector);
        var fields = FieldsOf(form);
        foreach (var (name, value) in typed)
            fields[name] = value;
        return PostAsync(form.GetAttribute("action") ?? page.Address, fields);
    }

    /// <summary>Ticks boxes of one name and sends their form.</summary>
    public async Task<Page> TickAsync(Page page, string formSelector, string box, IEnumerable<string> values, params (string Name, string Value)[] typed)
    {
        var form = FormOn(page, formSelector);
        var fields = FieldsOf(form);
        foreach (var (name, value) in typed)
            fields[name] = value;
        var ticked = values.Select(value => page.Has($"input[type=checkbox][name='{box}'][value='{value}']")
            ? KeyValuePair.Create(box, value)
            : throw new InvalidOperationException($"There is no box '{value}' on {page.Address}:\n{page.Text}"));
        return await FollowAsync(await PostAsync(form.GetAttribute("action") ?? page.Address, fields.Where(pair => pair.Key != box).Concat(ticked)));
    }

    /// <summary>Presses a button, as a browser does: with its own name and value, and to an address of its own, where it has them.</summary>
    public async Task<Page> PressAsync(Page page, string button) => await FollowAsync(await PressOnlyAsync(page, button));

    /// <summary>The same, without going where the answer leads.</summary>
    public Task<Page> PressOnlyAsync(Page page, string button)
    {
        var pressed = page.Document.QuerySelector(button) as IHtmlButtonElement
            ?? throw new InvalidOperationException($"There is no button '{button}' on {page.Address}:\n{page.Text}");
        var form = pressed.Form!;
        var fields = FieldsOf(form);
        if (pressed.Name is { Length: > 0 } name)
            fields[name] = pressed.Value;
        return PostAsync(pressed.GetAttribute("formaction") ?? form.GetAttribute("action") ?? page.Address, fields);
    }

    /// <summary>Chooses a file in a form and sends it.</summary>
    public async Task<Page> UploadAsync(Page page, string formSelector, string field, string fileName, byte[] file)
    {
        var form = FormOn(page, formSelector);
        var content = new MultipartFormDataContent { { new ByteArrayContent(file), field, fileName } };
        foreach (var (name, value) in FieldsOf(form).Where(pair => pair.Key != field))
            content.Add(new StringContent(value), name);
        return await FollowAsync(await SendAsync(new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")!) { Content = content }));
    }

    public Task<Page> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });

    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        var target = new Uri(address, request.RequestUri!);
        request.RequestUri = target;
        if (Cookies.GetCookieHeader(target) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);

        using var client = new HttpClient(server, disposeHandler: false);
        using var response = await client.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
                Cookies.SetCookies(target, cookie);
        }

        var body = await response.Content.ReadAsStringAsync();
        return new Page(target.PathAndQuery, response.StatusCode, response.Headers.Location?.OriginalString, HeadersOf(response), body, _parser.ParseDocument(body));
    }

    /// <summary>What is no page, such as a file.</summary>
    public async Task<byte[]> BytesAsync(string file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, file));
        request.Headers.Add("Cookie", Cookies.GetCookieHeader(request.RequestUri!));
        using var client = new HttpClient(server, disposeHandler: false);
        using var response = await client.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    static IHtmlFormElement FormOn(Page page, string selector) => page.Document.QuerySelector(selector) as IHtmlFormElement
        ?? throw new InvalidOperationException($"There is no form '{selector}' on {page.Address}:\n{page.Text}");

    async Task<Page> FollowAsync(Page page)
    {
        for (var hops = 0; page.Location is { } next; hops++)
        {
            if (hops == 10)
                throw new InvalidOperationException($"{page.Address} leads in a circle.");
            page = await GetAsync(next.Split('#')[0]);
        }

        return page;
    }

    static Dictionary<string, string> HeadersOf(HttpResponseMessage response) => response.Headers.Concat(response.Content.Headers)
        .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);

    static Dictionary<string, string> FieldsOf(IHtmlFormElement form)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in form.Elements)
        {
            if (element is IHtmlInputElement { Name: { Length: > 0 } input } field && (field.Type is not ("checkbox" or "radio") || field.IsChecked))
                fields[input] = field.Value;
            else if (element is IHtmlTextAreaElement { Name: { Length: > 0 } area } text)
                fields[area] = text.Value;
            else if (element is IHtmlSelectElement { Name: { Length: > 0 } select } choice)
                fields[select] = choice.Value ?? "";
        }

        return fields;
    }
}
