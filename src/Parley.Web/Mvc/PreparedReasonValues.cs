using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Moderation;
using Parley.Domain.Shared;

namespace Parley.Web.Mvc;

/// <summary>
/// Where a form says which prepared reason was chosen (<c>prepared</c>), its <c>reason</c> is that one with the words that were typed: for
/// all forms alike, and no controller knows of it.
/// </summary>
sealed class PreparedReasonValues : IValueProviderFactory
{
    const string Chosen = "prepared";
    const string Typed = "reason";

    public async Task CreateValueProviderAsync(ValueProviderFactoryContext context)
    {
        var request = context.ActionContext.HttpContext.Request;
        if (!request.HasFormContentType || await FormOfAsync(request) is not { } form)
            return;

        var offered = request.HttpContext.RequestServices.GetRequiredService<CurrentSettings>().Reasons.Offered;
        if (form[Chosen] is [{ } code, ..] && offered.Contains(code))
            context.ValueProviders.Insert(0, new Combined(new GivenReason(code, TypedText.Lines(form[Typed].FirstOrDefault())).Text));
    }

    // A broken one is refused by the framework, which looks at it next.
    static async Task<IFormCollection?> FormOfAsync(HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return null;
        }
    }

    sealed class Combined(string reason) : IValueProvider
    {
        public bool ContainsPrefix(string prefix) => prefix.Equals(Typed, StringComparison.OrdinalIgnoreCase);

        public ValueProviderResult GetValue(string key) =>
            ContainsPrefix(key) ? new(reason, CultureInfo.InvariantCulture) : ValueProviderResult.None;
    }
}
