using Microsoft.Extensions.Localization;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

/// <summary>"Firefox on Windows".</summary>
public static class DeviceWords
{
    public static string Of(IStringLocalizer<Words> words, string agent) => DeviceName.Of(agent) switch
    {
        { Browser: { } browser, System: { } system } => words["Device.Both", browser, system],
        { Browser: { } browser } => browser,
        { System: { } system } => words["Device.System", system],
        _ => words["Device.Unknown"],
    };
}
