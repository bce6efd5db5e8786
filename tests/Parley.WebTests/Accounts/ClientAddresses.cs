using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Parley.WebTests.Accounts;

/// <summary>In process nobody has an address: visitors say theirs in a header that only tests know.</summary>
static class ClientAddresses
{
    public const string Header = "X-Test-Address";

    public static IServiceCollection AddClientAddresses(this IServiceCollection services) => services.AddSingleton<IStartupFilter, TakeAddress>();

    sealed class TakeAddress : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                if (IPAddress.TryParse(context.Request.Headers[Header], out var address))
                    context.Connection.RemoteIpAddress = address;
                return go(context);
            });
            next(app);
        };
    }
}
