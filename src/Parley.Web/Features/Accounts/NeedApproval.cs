using Parley.Domain.Filters;
using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Says which newcomers wait until an administrator lets them in: all, or those whose e-mail addresses a filter holds.</summary>
public sealed class NeedApproval(FilterFields filters, ParleyOptions options)
{
    public async Task<bool> OfAsync(string email, CancellationToken cancel) =>
        options.Registration.Mode == RegistrationMode.Approval || await filters.EmailAsync(email, cancel) is { Action: FilterAction.Hold };
}
