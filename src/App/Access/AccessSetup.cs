using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Perennial.App.Database;

namespace Perennial.App.Access;

/// <summary>Who is there: puts sign-in, sessions, tokens and the viewer's store in the house.</summary>
internal static class AccessSetup
{
    private const string EitherScheme = "Either";

    public static void AddAccess(this WebApplicationBuilder builder, ServerOptions options)
    {
        var services = builder.Services;
        services.AddSingleton(options);
        AddPeople(services);
        AddFactors(services, new PublicUrl(builder.Configuration));
        AddSchemes(services);
        AddFormTokens(builder, options);

        services.AddHttpContextAccessor();
        services.AddScoped(s => s.GetRequiredService<IHttpContextAccessor>().HttpContext?.Viewer ?? Viewer.Nobody);
        services.AddScoped(s => s.GetRequiredService<Workspace>().OpenFor(s.GetRequiredService<Viewer>()));
    }

    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseFactorGate();
        app.UseAuthorization();
        app.UseFormTokens();
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddIdentityCore<Person>(IdentityRules.Apply).AddEntityFrameworkStores<AppDb>().AddPasswordValidator<CommonPasswords>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.AddSingleton<KnownViewers>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<FirstOwner>();
        services.AddSingleton<PersonChanges>();
        services.AddScoped<Invitations>();
        services.AddSingleton<SetupCode>();
        services.AddSingleton<LocalToken>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<Refusal>();
        services.AddScoped<PasswordCheck>();
        services.AddSingleton<Seen>();
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<Seen>());
        services.AddHostedService<Start>();
    }

    private static void AddFactors(IServiceCollection services, PublicUrl url)
    {
        services.AddSingleton(url);
        services.AddScoped<IPasskeyHandler<Person>, PasskeyHandler<Person>>();
        services.Configure<IdentityPasskeyOptions>(url.Apply);
        services.AddScoped<Passkeys>();
        services.AddScoped<Authenticators>();
        services.AddSingleton<HalfSignIn>();
    }

    private static void AddSchemes(IServiceCollection services)
    {
        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, either => either.ForwardDefaultSelector = context => TokenAuthentication.IsFor(context.Request) ? TokenAuthentication.Name : SessionAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Name, null)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null);
        services.AddSingleton<IAuthorizationHandler, ScopeHandler>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new NeedsScope(Scopes.Read)).Build());
    }

    private static void AddFormTokens(WebApplicationBuilder builder, ServerOptions options)
    {
        var https = options.Urls.Split(';').All(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
        builder.Services.AddAntiforgery(form =>
        {
            form.FormFieldName = FormTokens.Field;
            form.HeaderName = FormTokens.Header;
            form.SuppressXFrameOptionsHeader = true;
            form.Cookie.Name = https ? "__Host-perennial-form" : "perennial-form";
            form.Cookie.Path = "/";
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        var keys = Path.Combine(Path.GetFullPath(options.DataDirectory), "keys");
        builder.Services.AddDataProtection().SetApplicationName("perennial").PersistKeysToFileSystem(new DirectoryInfo(keys));
    }
}
