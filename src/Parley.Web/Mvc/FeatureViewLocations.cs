using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Parley.Web.Mvc;

/// <summary>A view stands beside its controller, in the folder of its feature.</summary>
sealed class FeatureViewLocations : IViewLocationExpander
{
    const string Feature = "feature";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor action)
            context.Values[Feature] = action.ControllerTypeInfo.Namespace!.Split('.')[^1];
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
    [
        $"/Features/{context.Values[Feature]}/{{0}}.cshtml",
        "/Features/Shared/{0}.cshtml",
    ];
}
