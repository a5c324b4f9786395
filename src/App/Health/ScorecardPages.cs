using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>Scorecards as people read and change them, with what a change would do to the book before it is saved.</summary>
internal static class ScorecardPages
{
    public const string Path = "/health/scorecards";
    private const int Capacity = 20;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, List).RequireScope(Scopes.Read);
        var lead = app.MapGroup(Path).RequireScope(Scopes.Lead);
        lead.MapGet("/edit", Edit);
        lead.MapPost("", Save);
        lead.MapPost("/look", Look);
        lead.MapPost("/dry-run", Dry);
        lead.MapPost("/{id:long}/archive", (long id, HttpContext http, AppDb db, ScorecardBook cards) => PutAsync(id, http, db, cards, archive: true));
        lead.MapPost("/{id:long}/restore", (long id, HttpContext http, AppDb db, ScorecardBook cards) => PutAsync(id, http, db, cards, archive: false));
    }

    private static async Task<IResult> List(ScorecardBook cards, CancellationToken cancellation)
    {
        var today = await cards.TodayAsync(cancellation);
        return new RazorComponentResult<ScorecardsPage>(new { InForce = cards.InForce(today), Written = cards.All, Today = today });
    }

    private static async Task<IResult> Edit(string? score, string? segment, string? phase, string? @as, ScorecardBook cards, WhatIf whatIf, CancellationToken cancellation)
    {
        var today = await cards.TodayAsync(cancellation);
        var inForce = cards.InForce(today);
        if (inForce.For(string.IsNullOrEmpty(score) ? ScorecardSheet.Overall : score, segment, phase) is not { } card) return new PageRefusal(Problems.NotFound($"There is no scorecard for the score '{score}'."));
        if (await whatIf.TakesLongAsync(cancellation)) return new RazorComponentResult<ScorecardFormPage>(new { card.Text, Sheet = ScorecardText.Read(card.Text).Sheet, IsText = @as == "text", Today = today, IsPending = true });
        return await PageAsync(card.Text, @as == "text", null, StatusCodes.Status200OK, cards, whatIf, cancellation);
    }

    private static async Task<IResult> Look(HttpContext http, ScorecardBook cards, WhatIf whatIf)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var text = ScorecardDraft.TextOf(form);
        if (!http.Request.Headers.ContainsKey("HX-Request")) return await PageAsync(text, form.ContainsKey(ScorecardDraft.Text), null, StatusCodes.Status200OK, cards, whatIf, http.RequestAborted);
        var (trial, wrong) = await TryAsync(text, cards, whatIf, http.RequestAborted);
        return new RazorComponentResult<TrialView>(new { Trial = trial, Wrong = wrong, Text = text, IsText = form.ContainsKey(ScorecardDraft.Text), Base = ScorecardText.Read(form[ScorecardDraft.Base].ToString()).Sheet });
    }

    private static async Task<IResult> Dry(HttpContext http, ScorecardBook cards, DryRun dryRun)
    {
        var text = ScorecardDraft.TextOf(await http.Request.ReadFormAsync(http.RequestAborted));
        var (sheet, wrong) = await cards.ReadAsync(text, http.RequestAborted);
        var run = sheet is null ? null : await dryRun.RunAsync(new(sheet, text, null), DryRun.Months, Capacity, asKnown: false, http.RequestAborted);
        return http.Request.Headers.ContainsKey("HX-Request") ? new RazorComponentResult<DryRunView>(new { Run = run, Wrong = wrong }) : new RazorComponentResult<DryRunPage>(new { Run = run, Wrong = wrong, Text = text });
    }

    private static async Task<IResult> Save(HttpContext http, AppDb db, ScorecardBook cards, WhatIf whatIf)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (text, from) = (ScorecardDraft.TextOf(form), DateOnly.TryParseExact(form["from"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null);
        var (entry, wrong) = await cards.SaveAsync(db, text, from, form["note"], http.RequestAborted);
        if (entry is null) return await PageAsync(text, form.ContainsKey(ScorecardDraft.Text), wrong, StatusCodes.Status422UnprocessableEntity, cards, whatIf, http.RequestAborted);
        new Toast($"Saved a version of the scorecard {entry.Kept.Words}. Scores follow in a moment.").ShowNext(http);
        return TypedResults.LocalRedirect(Path);
    }

    private static async Task<IResult> PutAsync(long id, HttpContext http, AppDb db, ScorecardBook cards, bool archive)
    {
        var entry = archive ? await cards.ArchiveAsync(db, id, http.RequestAborted) : await cards.RestoreAsync(db, id, http.RequestAborted);
        if (entry is null) return new PageRefusal(Problems.NotFound("There is no such scorecard."));
        new Toast(archive ? $"The scorecard {entry.Kept.Words} is archived." : $"The scorecard {entry.Kept.Words} applies again.", archive ? string.Create(CultureInfo.InvariantCulture, $"{Path}/{id}/restore") : null).ShowNext(http);
        return TypedResults.LocalRedirect(Path);
    }

    private static async Task<IResult> PageAsync(string text, bool isText, ScorecardWrong? refused, int status, ScorecardBook cards, WhatIf whatIf, CancellationToken cancellation)
    {
        var (trial, wrong) = await TryAsync(text, cards, whatIf, cancellation);
        return new RazorComponentResult<ScorecardFormPage>(new { Text = text, Sheet = ScorecardText.Read(text).Sheet, IsText = isText, Trial = trial, Wrong = refused ?? wrong, Today = await cards.TodayAsync(cancellation) }) { StatusCode = status };
    }

    private static async Task<(CardTrial? Trial, ScorecardWrong? Wrong)> TryAsync(string text, ScorecardBook cards, WhatIf whatIf, CancellationToken cancellation)
    {
        var (sheet, wrong) = await cards.ReadAsync(text, cancellation);
        return sheet is null ? (null, wrong) : (await whatIf.TryAsync(new(sheet, text, null), Capacity, cancellation), null);
    }
}
