using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Database;

namespace Perennial.App.Access;

internal static class SignInEndpoints
{
    private const string CodePath = "/sign-in/code";
    private const string Wrong = "Mail address and password do not belong together.";

    public static void Map(IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous();
        open.MapGet("/sign-in", ShowSignIn);
        open.MapPost("/sign-in", SignIn);
        open.MapGet("/sign-in/code", ShowCode);
        open.MapPost("/sign-in/code", GiveCode);
        open.MapPost("/sign-in/passkey/options", async (Passkeys passkeys, HttpContext context) => TypedResults.Text(await passkeys.AskOptionsAsync(context), "application/json"));
        open.MapPost("/sign-in/passkey", UsePasskey);
        open.MapPost("/sign-out", SignOut);
        open.MapGet("/setup", ShowSetup);
        open.MapPost("/setup", SetUp);
    }

    private static async Task<IResult> ShowSignIn(HttpContext context, FirstOwner owner, string? returnUrl)
    {
        if (await owner.IsNeededAsync(context.RequestAborted)) return TypedResults.LocalRedirect("/setup");
        return context.Viewer.PersonId is null ? Page(returnUrl, "", null, StatusCodes.Status200OK) : TypedResults.LocalRedirect(LocalUrl.OrHome(returnUrl));
    }

    private static async Task<IResult> SignIn([FromForm] SignInForm form, HttpContext context, SignInThrottle throttle, PasswordCheck passwords, HalfSignIn half, Sessions sessions, AppDb db)
    {
        var (email, from) = (form.Email ?? "", context.Connection.RemoteIpAddress);
        if (throttle.Try(email, from) is { } wait) return Page(form.ReturnUrl, email, TooMany(context, wait), StatusCodes.Status429TooManyRequests);
        if (await passwords.FindAsync(email, form.Password ?? "") is not { } person) return Page(form.ReturnUrl, email, Wrong, StatusCodes.Status422UnprocessableEntity);
        throttle.Forgive(email, from);
        if (await SecondFactorRule.WantsPasskeyAsync(db, person, context.RequestAborted)) return Page(form.ReturnUrl, email, "A password alone is not enough here. Sign in with your passkey.", StatusCodes.Status422UnprocessableEntity);
        if (!person.TwoFactorEnabled) return await LetInAsync(context, sessions, person, form.ReturnUrl);
        half.Begin(context, person);
        return TypedResults.LocalRedirect(CodePath + "?returnUrl=" + Uri.EscapeDataString(LocalUrl.OrHome(form.ReturnUrl)));
    }

    private static async Task<IResult> ShowCode(HttpContext context, HalfSignIn half, AppDb db, string? returnUrl) =>
        await half.FindAsync(context, db) is null ? TypedResults.LocalRedirect("/sign-in") : CodePage(returnUrl, null, StatusCodes.Status200OK);

    private static async Task<IResult> GiveCode([FromForm] CodeForm form, HttpContext context, HalfSignIn half, AppDb db, Authenticators authenticators, SignInThrottle throttle, Sessions sessions)
    {
        if (await half.FindAsync(context, db) is not { } person) return TypedResults.LocalRedirect("/sign-in");
        var (account, from) = ("code " + person.Email, context.Connection.RemoteIpAddress);
        if (throttle.Try(account, from) is { } wait) return CodePage(form.ReturnUrl, TooMany(context, wait), StatusCodes.Status429TooManyRequests);
        if (!await authenticators.TakeAsync(person, form.Code, context.RequestAborted)) return CodePage(form.ReturnUrl, "This code is not good, or was used before.", StatusCodes.Status422UnprocessableEntity);
        throttle.Forgive(account, from);
        HalfSignIn.End(context);
        return await LetInAsync(context, sessions, person, form.ReturnUrl);
    }

    private static async Task<IResult> UsePasskey([FromForm] PasskeyForm form, HttpContext context, Passkeys passkeys, SignInThrottle throttle, Sessions sessions)
    {
        var from = context.Connection.RemoteIpAddress;
        if (throttle.Try(from) is { } wait) return Page(form.ReturnUrl, "", TooMany(context, wait), StatusCodes.Status429TooManyRequests);
        if (await passkeys.FindAsync(context, form.Credential) is not { } person) return Page(form.ReturnUrl, "", "This passkey is not known here, or it took too long.", StatusCodes.Status422UnprocessableEntity);
        throttle.Forgive(from);
        return await LetInAsync(context, sessions, person, form.ReturnUrl);
    }

    private static async Task<IResult> LetInAsync(HttpContext context, Sessions sessions, Person person, string? returnUrl)
    {
        await sessions.StartAsync(context, person);
        return TypedResults.LocalRedirect(LocalUrl.OrHome(returnUrl));
    }

    private static async Task<IResult> SignOut(HttpContext context, Sessions sessions)
    {
        await sessions.EndAsync(context);
        return TypedResults.LocalRedirect("/sign-in");
    }

    private static async Task<IResult> ShowSetup(HttpContext context, FirstOwner owner, string? code) =>
        await owner.IsNeededAsync(context.RequestAborted)
            ? new RazorComponentResult<SetupPage>(new { Form = new SetupForm { Code = code }, Problems = Array.Empty<string>() })
            : TypedResults.LocalRedirect("/sign-in");

    private static async Task<IResult> SetUp([FromForm] SetupForm form, HttpContext context, FirstOwner owner, SetupCode code, SignInThrottle throttle, Sessions sessions)
    {
        if (!await owner.IsNeededAsync(context.RequestAborted)) return TypedResults.LocalRedirect("/sign-in");
        if (throttle.Try("setup", context.Connection.RemoteIpAddress) is { } wait) return Again(form, [TooMany(context, wait)], StatusCodes.Status429TooManyRequests);
        if (!code.Is(form.Code)) return Again(form, ["This is not the set-up code. The server shows it on its console when it starts."], StatusCodes.Status422UnprocessableEntity);
        throttle.Forgive("setup", context.Connection.RemoteIpAddress);
        if (form.Problem() is { } problem) return Again(form, [problem], StatusCodes.Status422UnprocessableEntity);
        var (person, problems) = await owner.MakeAsync(form.Name!, form.Email!, form.Password!, context.RequestAborted);
        if (problems.Count > 0) return Again(form, problems, StatusCodes.Status422UnprocessableEntity);
        if (person is null) return TypedResults.LocalRedirect("/sign-in");
        await sessions.StartAsync(context, person);
        return TypedResults.LocalRedirect("/");
    }

    private static RazorComponentResult<SignInPage> Page(string? returnUrl, string email, string? problem, int status) =>
        new(new { ReturnUrl = LocalUrl.OrHome(returnUrl), Email = email, Problem = problem }) { StatusCode = status };

    private static RazorComponentResult<CodePage> CodePage(string? returnUrl, string? problem, int status) =>
        new(new { ReturnUrl = LocalUrl.OrHome(returnUrl), Problem = problem }) { StatusCode = status };

    private static RazorComponentResult<SetupPage> Again(SetupForm form, IReadOnlyList<string> problems, int status) =>
        new(new { Form = form, Problems = problems }) { StatusCode = status };

    private static string TooMany(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return $"Too many tries. Wait {Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes))} min and try again.";
    }
}
