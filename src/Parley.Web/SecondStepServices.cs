using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Web.Features.Accounts;

namespace Parley.Web;

/// <summary>Second factor, passkeys and sessions.</summary>
static class SecondStepServices
{
    public static void AddSecondStep(this IServiceCollection services, ParleyOptions options)
    {
        services.AddScoped<Entrance>();
        services.AddScoped<Care>();
        services.AddScoped<HalfSignIns>();
        services.AddScoped<AuthenticatorKeys>();
        services.AddScoped<SetUpAuthenticator>();
        services.AddScoped<CheckSecondStep>();
        services.AddScoped<GiveRecoveryCodes>();
        services.AddScoped<ForgetSecondFactor>();
        services.AddPasskeys(options);
        services.AddScoped<EndSessions>();
        services.AddSingleton<PruneSessions>();
        services.AddHostedService(provider => provider.GetRequiredService<PruneSessions>());
        services.AddJobHandler<DeviceSignedIn, OnDeviceSignedIn>();
    }

    static void AddPasskeys(this IServiceCollection services, ParleyOptions options)
    {
        services.AddScoped<IPasskeyHandler<Member>, PasskeyHandler<Member>>();
        services.AddScoped(provider => (IUserPasskeyStore<Member>)provider.GetRequiredService<IUserStore<Member>>());
        services.AddScoped<AddPasskey>();
        services.AddScoped<ChangePasskeys>();
        services.AddScoped<SpendValue>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // Who logs in gives no name: the device must know it. And it must know its owner: a passkey counts as both factors.
            passkeys.ResidentKeyRequirement = "required";
            passkeys.UserVerificationRequirement = "required";
            if (options.PublicUrl is not null)
                BindTo(new Uri(options.PublicAddress), passkeys);
        });
    }

    // Behind a proxy the request does not tell under which address people see the forum.
    static void BindTo(Uri address, IdentityPasskeyOptions passkeys)
    {
        var origin = $"{address.Scheme}://{address.IdnHost}{(address.IsDefaultPort ? "" : $":{address.Port}")}";
        passkeys.ServerDomain = address.IdnHost;
        passkeys.ValidateOrigin = context => ValueTask.FromResult(
            !context.CrossOrigin && string.Equals(context.Origin, origin, StringComparison.OrdinalIgnoreCase));
    }
}
