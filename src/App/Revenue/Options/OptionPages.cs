using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Settings;
using Perennial.App.Shell;
using Perennial.Core.Options;

namespace Perennial.App.Revenue.Options;

/// <summary>Workspace options for people: what each means, what another choice would change, and who chose what.</summary>
internal static class OptionPages
{
    private const int HistoryShown = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/settings").RequireScope(Scopes.Read);
        pages.MapGet("", IResult () => new RazorComponentResult<SettingsPage>());
        pages.MapGet("/options", Show);
        app.MapGet("/fragments/option-effect", Effect).RequireScope(Scopes.Read);
        app.MapPost("/settings/options", Choose).RequireScope(Scopes.Admin);
    }

    private static async Task<IResult> Show(AppDb db, WorkspaceSettings settings, CancellationToken cancellation) => await PageAsync(db, settings, null, StatusCodes.Status200OK, cancellation);

    /// <summary>The headline figures as they are and as they would be under one other choice.</summary>
    private static async Task<IResult> Effect(string? name, string? value, HttpContext http, RevenueBooks books, CancellationToken cancellation)
    {
        if (OptionCatalog.Find(name ?? OptionCatalog.All[0].Name) is not { } option) return Problems.NotFound($"There is no option '{name}'.");
        return new RazorComponentResult<EffectTable>(new { Effect = await OptionEffect.OfAsync(option, value ?? "", books, http.Viewer, cancellation) });
    }

    private static async Task<IResult> Choose([FromForm] string? name, [FromForm] string? value, AppDb db, WorkspaceSettings settings, HttpContext http, CancellationToken cancellation)
    {
        try
        {
            var before = await settings.InForceAsync(cancellation);
            var after = await settings.ChooseAsync([KeyValuePair.Create(name ?? "", value ?? "")], http.Viewer, cancellation);
            if (after[name!] != before[name!])
                new Toast($"{name} is now {after[name!]}. Every figure follows.", "/settings/options", new Dictionary<string, string> { ["name"] = name!, ["value"] = before[name!] }).ShowNext(http);
            return TypedResults.LocalRedirect($"/settings/options#{name}");
        }
        catch (UnknownOptionException refused)
        {
            return await PageAsync(db, settings, (name ?? "", refused.Message), StatusCodes.Status422UnprocessableEntity, cancellation);
        }
    }

    private static async Task<IResult> PageAsync(AppDb db, WorkspaceSettings settings, (string Name, string Message)? problem, int status, CancellationToken cancellation) =>
        new RazorComponentResult<OptionsPage>(new
        {
            Options = await settings.InForceAsync(cancellation),
            Problem = problem,
            History = await db.Set<SettingFact>().AsNoTracking().OrderByDescending(f => f.Id).Take(HistoryShown).ToListAsync(cancellation),
        })
        { StatusCode = status };
}
