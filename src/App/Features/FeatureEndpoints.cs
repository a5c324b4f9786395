using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Events;
using Perennial.App.Products;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Usage;

namespace Perennial.App.Features;

internal static class FeatureEndpoints
{
    public const string Page = "/features";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Page).RequireScope(Scopes.Lead).ForWholeBookOnly();
        pages.MapGet("", List);
        pages.MapGet("/new", Define);
        pages.MapGet("/{id:long}/edit", Edit);
        pages.MapPost("", (HttpContext http, AppDb db, FeatureBook features, FeatureForm form) => SaveAsync(null, http, db, features, form));
        pages.MapPost("/{id:long}", Save);
        pages.MapPost("/{id:long}/delete", Delete);
        pages.MapPost("/{id:long}/restore", Restore);
        pages.MapPost("/look", (HttpContext http, FeatureForm form) => LookAsync(null, http, form));
        pages.MapPost("/{id:long}/look", Look);

        var api = app.MapGroup(Api.Root + "/features").WithTags("Features").RequireScope(Scopes.Read);
        api.MapGet("", async (FeatureBook features, ProductBook products, AppDb db, CancellationToken cancellation) => TypedResults.Ok(await SeenAsync(features, products, db, cancellation))).WithName("listFeatures").WithSummary("Features with their events")
            .WithDescription("By name: which events are their use, and which products bring them. Who sees only some accounts is told of no events, and of no product that none of their accounts has or had.").Produces<IReadOnlyList<ProductFeature>>();
        api.MapPost("", Make).RequireScope(Scopes.Lead).WithName("defineFeature").WithSummary("Define a feature").WithDescription("A named set of events. It counts for all that ever came.");
        api.MapPut("/{id:long}", Change).RequireScope(Scopes.Lead).WithName("changeFeature").WithSummary("Change a feature").WithDescription("Its name, its events and the products that bring it, all of them said again.");
        api.MapDelete("/{id:long}", Remove).RequireScope(Scopes.Lead).WithName("deleteFeature").WithSummary("Delete a feature").WithDescription("Its events stay.");
    }

    private static async Task<IResult> List(AppDb db, FeatureBook features, CancellationToken cancellation) =>
        new RazorComponentResult<FeaturesPage>(new { Features = features.All, Unused = await FeatureForm.OutsideAsync(features, cancellation), Names = await ProductNamesAsync(db, cancellation) });

    private static Task<IResult> Define([FromQuery] string? name, [FromQuery] string? events, [FromQuery] string? products, [FromQuery] string? look, FeatureForm form, CancellationToken cancellation) =>
        form.ShowAsync(null, new(name ?? "", events ?? "", products ?? ""), look is not null, cancellation);

    private static async Task<IResult> Edit(long id, AppDb db, FeatureForm form, CancellationToken cancellation) =>
        await db.Features.FindAsync([id], cancellation) is { } feature ? await form.ShowAsync(feature, FeatureDraft.Of(feature), look: false, cancellation) : Unknown();

    private static async Task<IResult> Look(long id, HttpContext http, AppDb db, FeatureForm form) =>
        await db.Features.FindAsync([id], http.RequestAborted) is { } feature ? await LookAsync(feature, http, form) : Unknown();

    /// <summary>What the form says, looked at; nothing is changed.</summary>
    private static async Task<IResult> LookAsync(Feature? feature, HttpContext http, FeatureForm form)
    {
        var draft = Draft(await http.Request.ReadFormAsync(http.RequestAborted));
        return http.Request.Headers.ContainsKey("HX-Request") ? await form.ShowUseAsync(feature, draft, http.RequestAborted) : await form.ShowAsync(feature, draft, look: true, http.RequestAborted);
    }

    private static async Task<IResult> Save(long id, HttpContext http, AppDb db, FeatureBook features, FeatureForm form) =>
        await db.Features.FindAsync([id], http.RequestAborted) is { } feature ? await SaveAsync(feature, http, db, features, form) : Unknown();

    private static async Task<IResult> SaveAsync(Feature? feature, HttpContext http, AppDb db, FeatureBook features, FeatureForm form)
    {
        var draft = Draft(await http.Request.ReadFormAsync(http.RequestAborted));
        var (saved, wrong) = await features.SaveAsync(db, feature, draft, http.RequestAborted);
        if (saved is null) return await form.RefuseAsync(feature, draft, wrong!, http.RequestAborted);
        new Toast($"Saved the feature {saved.Name}.").ShowNext(http);
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> Delete(long id, HttpContext http, AppDb db, FeatureBook features)
    {
        if (await db.Features.FindAsync([id], http.RequestAborted) is not { } feature) return Unknown();
        await features.DeleteAsync(db, feature, http.RequestAborted);
        new Toast($"Deleted the feature {feature.Name}. Its events stay.", string.Create(CultureInfo.InvariantCulture, $"{Page}/{id}/restore")).ShowNext(http);
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<IResult> Restore(long id, HttpContext http, AppDb db, FeatureBook features)
    {
        new Toast(await features.RestoreAsync(db, id, http.RequestAborted) is { } feature ? $"{feature.Name} is back." : "That feature cannot come back: it was deleted too long ago, or its name is taken.").ShowNext(http);
        return TypedResults.LocalRedirect(Page);
    }

    private static async Task<Results<Created<ProductFeature>, ProblemHttpResult>> Make(NewFeature wanted, AppDb db, FeatureBook features, CancellationToken cancellation)
    {
        var (saved, wrong) = await features.SaveAsync(db, null, Draft(wanted), cancellation);
        return saved is null ? Refused(wrong!) : TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"{Api.Root}/features/{saved.Id}"), Shown(saved));
    }

    private static async Task<Results<Ok<ProductFeature>, ProblemHttpResult>> Change([Description("Number of the feature.")] long id, NewFeature wanted, AppDb db, FeatureBook features, CancellationToken cancellation)
    {
        if (await db.Features.FindAsync([id], cancellation) is not { } feature) return NotThere(id);
        var (saved, wrong) = await features.SaveAsync(db, feature, Draft(wanted), cancellation);
        return saved is null ? Refused(wrong!) : TypedResults.Ok(Shown(saved));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove([Description("Number of the feature.")] long id, AppDb db, FeatureBook features, CancellationToken cancellation)
    {
        if (await db.Features.FindAsync([id], cancellation) is not { } feature) return NotThere(id);
        await features.DeleteAsync(db, feature, cancellation);
        return TypedResults.NoContent();
    }

    private static FeatureDraft Draft(NewFeature wanted) => new(wanted.Name, string.Join('\n', wanted.Events), string.Join('\n', wanted.Products ?? []), wanted.Insist);

    private static FeatureDraft Draft(IFormCollection said) => new(said["name"].ToString(), said["events"].ToString(), said["products"].ToString(), said["insist"] == "yes");

    /// <summary>As a program is told it: how to insist too.</summary>
    private static ProblemHttpResult Refused(FeatureBook.Wrong wrong) => Problems.Field(wrong.Field, wrong.IsDoubt ? wrong.Message + " With \"insist\": true it is taken as it is." : wrong.Message);

    /// <summary>Which events came, and which products there are, would tell of others' accounts; a feature of such products alone is left out.</summary>
    private static async Task<IReadOnlyList<ProductFeature>> SeenAsync(FeatureBook features, ProductBook products, AppDb db, CancellationToken cancellation)
    {
        if (db.Viewer.SeesEveryAccount) return [.. features.All.Select(Shown)];
        var seen = (await products.ReadAsync(db, cancellation)).Products.Select(p => p.ProductId).ToHashSet(StringComparer.Ordinal);
        return [.. features.All.Where(f => f.Products.Count == 0 || f.Products.Any(seen.Contains)).Select(f => Shown(f) with { Events = [], Products = [.. f.Products.Where(seen.Contains)] })];
    }

    private static ProductFeature Shown(Feature f) => new(f.Id, f.Name, f.Events, f.Products, f.MadeBy, f.UpdatedAt);

    private static async Task<IReadOnlyDictionary<string, string>> ProductNamesAsync(AppDb db, CancellationToken cancellation) => await db.Products.AsNoTracking().ToDictionaryAsync(p => p.ExternalId, p => p.Name, StringComparer.Ordinal, cancellation);

    private static PageRefusal Unknown() => new(Problems.NotFound("There is no such feature."));

    private static ProblemHttpResult NotThere(long id) => Problems.NotFound($"There is no feature {id}.");
}
