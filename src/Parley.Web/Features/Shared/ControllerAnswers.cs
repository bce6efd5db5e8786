using Microsoft.AspNetCore.Mvc;

namespace Parley.Web.Features.Shared;

static class ControllerAnswers
{
    /// <summary>A form that was refused is shown again, and says so in its status too.</summary>
    public static ViewResult WithStatus(this ViewResult view, int status)
    {
        view.StatusCode = status;
        return view;
    }

    /// <summary>The address holds a token: no other site and no cache shall learn it.</summary>
    public static void KeepAddressSecret(this Controller controller)
    {
        controller.Response.Headers["Referrer-Policy"] = "no-referrer";
        controller.Response.Headers.CacheControl = "no-store";
    }

    /// <summary>A script asks for the part of the page that changed, and puts it in place.</summary>
    public static bool WantsPart(this Controller controller) => controller.Request.Headers.ContainsKey("HX-Request");

    /// <summary>Where somebody wanted to go, if it is on this forum; the first page otherwise.</summary>
    public static string OwnAddress(this Controller controller, string? address) =>
        controller.Url.IsLocalUrl(address) && !address!.StartsWith("/log", StringComparison.Ordinal) ? address : "/";
}
