using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Parley.Domain.Accounts;

namespace Parley.Web.Mvc;

/// <summary>
/// For members of a role and those above it; to others there is nothing at the address. Stands beside
/// <see cref="MembersOnlyAttribute"/>, which asks guests to log in.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OnlyForAttribute(Role role) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    public Role Role { get; } = role;

    // Behind MembersOnly, before the antiforgery filter.
    public int Order => -900;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var current = context.HttpContext.RequestServices.GetRequiredService<CurrentViewer>();
        if (current.LacksSecondFactor)
            context.Result = new RedirectResult("/settings/security");
        else if (current.Viewer.IsGuest || current.Viewer.Role < Role)
            context.Result = new NotFoundResult();
    }
}
