using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Data.Jobs;
using Parley.Domain.Accounts;
using Parley.Web.Features.Accounts;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web;

/// <summary>Who is a member, and who is at the door.</summary>
static class AccountServices
{
    public static void AddAccounts(this IServiceCollection services)
    {
        // OWASP's floor for PBKDF2 with SHA-512; older hashes are made anew at the next log-in.
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 210_000);
        services.AddIdentityCore<Member>().AddUserStore<MemberStore>();

        // Names and passwords are the domain's to judge.
        services.RemoveAll<IUserValidator<Member>>();
        services.RemoveAll<IPasswordValidator<Member>>();
        services.AddSingleton<ILookupNormalizer, MemberKeys>();
        services.AddDataProtection().SetApplicationName("Parley");
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "parley";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromDays(PrivacyOptions.MostSessionDays);
            cookie.SlidingExpiration = true;
        });
        services.AddScoped<CurrentViewer>();
        services.AddSingleton<KnownDevices>();
        services.AddScoped<SignIns>();
        services.AddSingleton<Seals>();
        services.AddSingleton<NoteVisits>();
        services.AddHostedService(provider => provider.GetRequiredService<NoteVisits>());
        services.AddScoped<ClaimForum>();
        services.AddScoped<GiveAccount>();
        services.AddScoped<LogIn>();
        services.AddScoped<FindSuspension>();
        services.AddRegistration();
        services.AddPasswords();
        services.AddEmailAddresses();
    }

    static void AddRegistration(this IServiceCollection services)
    {
        services.AddScoped<RegisterMember>();
        services.AddScoped<FindTaken>();
        services.AddScoped<RefuseRobots>();
        services.AddScoped<InviteMember>();
        services.AddScoped<ApproveMember>();
        services.AddScoped<TellAdministrators>();
        services.AddScoped<BeginRegistration>();
        services.AddScoped<NeedApproval>();
        services.AddScoped<RegistrationDoor>();
        services.AddScoped<StoreRegistration>();
        services.AddScoped<RenewRegistration>();
        services.AddScoped<ConfirmRegistration>();
        services.AddJobHandler<RegistrationBegun, OnRegistrationBegun>();
    }

    static void AddPasswords(this IServiceCollection services)
    {
        services.AddSingleton<JudgePassword>();
        services.AddScoped<SlowGuesses>();
        services.AddScoped<VerifyPassword>();
        services.AddScoped<VerifyOwner>();
        services.AddScoped<SetPassword>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<RetrievePassword>();
        services.AddScoped<ResetPassword>();
        services.AddJobHandler<PasswordForgotten, OnPasswordForgotten>();
    }

    static void AddEmailAddresses(this IServiceCollection services)
    {
        services.AddScoped<WriteMail>();
        services.AddScoped<TellOwner>();
        services.AddScoped<TakeAllowance>();
        services.AddScoped<ChangeEmail>();
        services.AddScoped<ConfirmEmail>();
        services.AddScoped<RestoreEmail>();
        services.AddScoped<RemoveForeignFactors>();
        services.AddSingleton<RestoreNotes>();
        services.AddScoped<CheckWriter>();
        services.AddScoped<CompleteNames>();
        services.AddJobHandler<EmailChangeAsked, OnEmailChangeAsked>();
    }
}
