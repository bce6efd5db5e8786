using System.Globalization;
using Parley.Domain.Accounts;
using Parley.Domain.Filters;
using Parley.Domain.Permissions;
using Parley.Domain.Shared;
using Parley.Web.Features.Shared;
using Parley.Web.Mvc;

namespace Parley.Web.Features.Accounts;

/// <summary>
/// Takes the form and mails a link. Nothing that is answered, how long it takes, nor what can be seen afterwards tells whether the
/// address has an account: that is looked up when the mail is written, and said in it.
/// </summary>
public sealed class BeginRegistration(RefuseRobots robots, JudgePassword judge, FindTaken taken, FilterFields filters, TakeAllowance allowance, StoreRegistration store)
{
    public async Task<Outcome<RegistrationId>> BeginAsync(RegisterForm form, Caller caller, CancellationToken cancel)
    {
        if (await ProblemsAsync(form, cancel) is { Count: > 0 } problems)
            return problems;
        if (!await filters.MayRegisterFromAsync(caller.Address, cancel))
            return new Problem("", "AddressRefused");
        if (robots.Check(form) is { } robot)
            return robot;
        if (!await allowance.TakeAsync(MailSubjects.OfClient("register-by", caller.Network), Ration.RegistrationsOfClient, cancel))
            return new Problem("", "TooManyRegistrations");

        return await store.StoreAsync(form, CultureInfo.CurrentUICulture.Name, cancel);
    }

    // All at once: who has set one right must not learn only then of the next. Who has which name, everybody may see.
    async Task<List<Problem>> ProblemsAsync(RegisterForm form, CancellationToken cancel)
    {
        var problems = form.Problems(judge).ToList();
        if (!problems.Any(problem => problem.Field == "name") && await taken.NameAsync(form.CleanName, cancel) is { } name)
            problems.Insert(0, name);
        problems.AddRange(await RefusedAsync(form, cancel));
        return problems;
    }

    async Task<List<Problem>> RefusedAsync(RegisterForm form, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        if (await filters.RefusedNameAsync(Viewer.Guest, form.CleanName, cancel) is { } word)
            problems.Add(new Problem("name", "WordRefused", word.Found));
        if (form.Email is { Length: > 0 } email && await filters.EmailAsync(email, cancel) is { Action: FilterAction.Block } domain)
            problems.Add(new Problem("email", "EmailDomainRefused", domain.Found));
        return problems;
    }
}
