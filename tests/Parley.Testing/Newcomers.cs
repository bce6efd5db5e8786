namespace Parley.Testing;

public static class Newcomers
{
    public static async Task<Page> FillInRegistrationAsync(this Visitor visitor, string name, string? email = null, string address = "/register") =>
        await visitor.SubmitAsync(
            await visitor.GetAsync(address), "main form", ("name", name), ("email", email ?? AddressOf(name)), ("password", Cast.Password));

    /// <summary>All the way: the form, the mail, the link.</summary>
    public static async Task<Page> RegisterAsync(this ForumApp app, Visitor visitor, string name, string? email = null, string address = "/register")
    {
        await visitor.FillInRegistrationAsync(name, email, address);
        return await app.FollowConfirmationAsync(visitor, email ?? AddressOf(name));
    }

    public static async Task<Page> FollowConfirmationAsync(this ForumApp app, Visitor visitor, string email)
    {
        var mail = await app.LastMailToAsync(email);
        return await visitor.SubmitAsync(await visitor.GetAsync(mail.Link), "main form");
    }

    public static string AddressOf(string name) => $"{name.ToLowerInvariant()}@example.org";
}
