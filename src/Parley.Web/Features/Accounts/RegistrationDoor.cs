using Parley.Web.Features.Shared;

namespace Parley.Web.Features.Accounts;

/// <summary>Says who may register now: while a raid runs that closes the door, only who was invited.</summary>
public sealed class RegistrationDoor(KnownRaid raids, ParleyOptions options)
{
    public async Task<RegistrationMode> ModeAsync(CancellationToken cancel) =>
        options.Registration.IsOffered && await raids.NowAsync(cancel) is { Raid.ClosesRegistration: true } ? RegistrationMode.Invitation : options.Registration.Mode;

    /// <summary>Whether a raid runs, of which newcomers are told, as calmly as it goes.</summary>
    public async Task<bool> IsGuardedAsync(CancellationToken cancel) => await raids.NowAsync(cancel) is not null;
}
