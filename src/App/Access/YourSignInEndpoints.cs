using System.Buffers.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Shell;

namespace Perennial.App.Access;

/// <summary>A person's own password, second factor, passkeys and sessions.</summary>
internal static class YourSignInEndpoints
{
    public const string Page = "/settings/sign-in";
    private const string App = Page + "/authenticator";
    private const string TooMany = "Too many tries. Wait a quarter of an hour.";

    /// <summary>What every one of these asks for.</summary>
    public sealed record Call(
        HttpContext Http, [property: FromServices] AppDb Db, [property: FromServices] Viewer Viewer, [property: FromServices] UserManager<Person> People,
        [property: FromServices] Authenticators Authenticators, [property: FromServices] PublicUrl Url, [property: FromServices] SignInThrottle Throttle)
    {
        public CancellationToken Cancellation => Http.RequestAborted;

        public Task<Person> PersonAsync() => Db.People.SingleAsync(p => p.Id == Viewer.PersonId, Cancellation);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Page).RequireScope(Scopes.Read).ForPersonsOnly().WithMetadata(WithoutFactor.Too);
        pages.MapGet("", async ([AsParameters] Call call) => await ShowAsync(call, await call.PersonAsync()));
        pages.MapPost("/password", ChangePassword);
        pages.MapPost("/sessions/{id:long}/end", (long id, [AsParameters] Call call) => EndAsync(call, session => session.Id == id));
        pages.MapPost("/sessions/end-others", ([AsParameters] Call call) => EndAsync(call, session => session.Id != call.Viewer.SessionId));
        pages.MapGet("/authenticator", ShowApp);
        pages.MapPost("/authenticator/begin", BeginApp);
        pages.MapPost("/authenticator", ConfirmApp);
        pages.MapPost("/authenticator/off", TurnOff);
        pages.MapPost("/authenticator/codes", RenewCodes);
        pages.MapPost("/passkeys/options", async ([AsParameters] Call call, Passkeys passkeys) => TypedResults.Text(await passkeys.MakeOptionsAsync(call.Http, await call.PersonAsync()), "application/json"));
        pages.MapPost("/passkeys", AddPasskey);
        pages.MapPost("/passkeys/remove", RemovePasskey);
    }

    private static async Task<IResult> ChangePassword([FromForm] ChangePasswordForm form, [AsParameters] Call call)
    {
        var person = await call.PersonAsync();
        if (Throttled(call, person)) return await RefuseAsync(call, person, "password", [TooMany], StatusCodes.Status429TooManyRequests);
        var result = await call.People.ChangePasswordAsync(person, form.Current ?? "", form.Wanted ?? "");
        if (!result.Succeeded) return await RefuseAsync(call, person, "password", [.. result.Errors.Select(Words)]);
        Forgive(call, person);
        await EndAsync(call, session => session.Id != call.Viewer.SessionId);
        return await ShowAsync(call, person, "password");
    }

    private static async Task<IResult> ShowApp([AsParameters] Call call)
    {
        var person = await call.PersonAsync();
        return await call.Authenticators.BegunAsync(person.Id, call.Cancellation) is { } secret ? AppPage(person, secret, null) : TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> BeginApp([AsParameters] Call call)
    {
        var person = await call.PersonAsync();
        if (!person.TwoFactorEnabled) await call.Authenticators.BeginAsync(person, call.Cancellation);
        return TypedResults.LocalRedirect(App);
    }

    private static async Task<IResult> ConfirmApp([FromForm] CodeForm form, [AsParameters] Call call)
    {
        var person = await call.PersonAsync();
        if (await call.Authenticators.BegunAsync(person.Id, call.Cancellation) is not { } secret) return TypedResults.LocalRedirect(Page);
        if (Throttled(call, person)) return AppPage(person, secret, TooMany, StatusCodes.Status429TooManyRequests);
        if (await call.Authenticators.ConfirmAsync(person, form.Code, call.Cancellation) is not { } codes) return AppPage(person, secret, "This is not the code that the app shows now. Is the device's clock right?", StatusCodes.Status422UnprocessableEntity);
        Forgive(call, person);
        return CodesPage(codes);
    }

    private static async Task<IResult> TurnOff([FromForm] ChangePasswordForm form, [AsParameters] Call call)
    {
        var person = await call.PersonAsync();
        if (await WrongPasswordAsync(call, person, form.Current, "authenticator") is { } refusal) return refusal;
        await call.Authenticators.TurnOffAsync(person, call.Cancellation);
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> RenewCodes([FromForm] ChangePasswordForm form, [AsParameters] Call call)
    {
        var person = await call.PersonAsync();
        if (!person.TwoFactorEnabled) return TypedResults.LocalRedirect(Page);
        if (await WrongPasswordAsync(call, person, form.Current, "authenticator") is { } refusal) return refusal;
        return CodesPage(await call.Authenticators.RenewCodesAsync(person, call.Cancellation));
    }

    private static async Task<IResult> AddPasskey([FromForm] PasskeyForm form, [AsParameters] Call call, Passkeys passkeys)
    {
        var person = await call.PersonAsync();
        return await passkeys.AddAsync(call.Http, person, form.Credential, form.Name) is { } problem ? await RefuseAsync(call, person, "passkeys", [problem]) : TypedResults.LocalRedirect(Page + "#s-passkeys");
    }

    private static async Task<IResult> RemovePasskey([FromForm] string? id, [AsParameters] Call call)
    {
        var person = await call.PersonAsync();
        if (Base64Url.IsValid(id ?? "")) await call.People.RemovePasskeyAsync(person, Base64Url.DecodeFromChars(id));
        return TypedResults.LocalRedirect(Page + "#s-passkeys");
    }

    private static async Task<IResult> EndAsync(Call call, Func<Session, bool> which)
    {
        foreach (var session in await call.Db.Sessions.Where(s => s.PersonId == call.Viewer.PersonId).ToListAsync(call.Cancellation))
        {
            if (which(session)) call.Db.Sessions.Remove(session);
        }
        await call.Db.SaveChangesAsync(call.Cancellation);
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult?> WrongPasswordAsync(Call call, Person person, string? password, string form)
    {
        if (Throttled(call, person)) return await RefuseAsync(call, person, form, [TooMany], StatusCodes.Status429TooManyRequests);
        if (!await call.People.CheckPasswordAsync(person, password ?? "")) return await RefuseAsync(call, person, form, ["The password is another."]);
        Forgive(call, person);
        return null;
    }

    private static bool Throttled(Call call, Person person) => call.Throttle.Try(person.Email!, call.Http.Connection.RemoteIpAddress) is not null;

    private static void Forgive(Call call, Person person) => call.Throttle.Forgive(person.Email!, call.Http.Connection.RemoteIpAddress);

    private static async Task<IResult> RefuseAsync(Call call, Person person, string form, IReadOnlyList<string> words, int status = StatusCodes.Status422UnprocessableEntity) =>
        new RazorComponentResult<YourSignInPage>(new { You = await ReadAsync(call, person) with { Problem = (form, words) } }) { StatusCode = status };

    private static async Task<IResult> ShowAsync(Call call, Person person, string? done = null) =>
        new RazorComponentResult<YourSignInPage>(new { You = await ReadAsync(call, person) with { Done = done } });

    private static Task<YourSignIn> ReadAsync(Call call, Person person) => YourSignIn.ReadAsync(person, call.Db, call.People, call.Authenticators, call.Url, call.Http);

    private static RazorComponentResult<AuthenticatorPage> AppPage(Person person, byte[] secret, string? problem, int status = StatusCodes.Status200OK) =>
        new(new { Secret = secret, Email = person.Email!, Problem = problem }) { StatusCode = status };

    private static RazorComponentResult<RecoveryCodesPage> CodesPage(IReadOnlyList<string> codes) => new(new { Codes = codes });

    private static string Words(IdentityError error) => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? "The current password is another." : error.Description;
}
