using System.Globalization;
using Parley.Domain.Accounts;

namespace Parley.Web.Features.Accounts;

/// <summary>Numbers that come back out of our own seals.</summary>
static class RegistrationIds
{
    public static RegistrationId Parse(string number) => new(long.Parse(number, CultureInfo.InvariantCulture));
}
