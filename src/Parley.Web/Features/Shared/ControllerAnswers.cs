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

    /// <summary>Where somebody wanted to go, if it is on this forum; the first page otherwise.</summary>
    public static string OwnAddress(this Controller controller, string? address) =>
        controller.Url.IsLocalUrl(address) && !address!.StartsWith("/log", StringComparison.Ordinal) ? address : "/";
}
