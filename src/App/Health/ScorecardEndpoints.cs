using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>Scorecards, for programs.</summary>
internal static class ScorecardEndpoints
{
    private const int UsualCapacity = 20, MostCapacity = 100_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Api.Root + "/health/scorecards").WithTags("Health");
        api.MapGet("", List).RequireScope(Scopes.Read).WithName("listScorecards").WithSummary("Scorecards that apply").WithDescription("Those that somebody wrote, also archived ones, and those delivered with the product that still apply. Which one an account has: the narrowest for its segment and phase.").Produces<IReadOnlyList<ScorecardItem>>();
        api.MapGet("/{id:long}/versions", Versions).RequireScope(Scopes.Read).WithName("listScorecardVersions").WithSummary("Every version of a scorecard").WithDescription("The latest first. None is ever changed.").Produces<IReadOnlyList<ScorecardItem>>().ProducesProblem(StatusCodes.Status404NotFound);
        var lead = app.MapGroup(Api.Root + "/health/scorecards").WithTags("Health").RequireScope(Scopes.Lead);
        lead.MapPut("", Put).WithName("applyScorecard").WithSummary("Write a version of a scorecard").WithDescription("The text says which scorecard by score, segment and phase; one that is not there yet is made. Its errors name line and field.").Produces<ScorecardItem>().ProducesProblem(StatusCodes.Status400BadRequest);
        lead.MapPost("/what-if", Try).WithName("tryScorecard").WithSummary("What a scorecard would make of the book of today").WithDescription("Who changes band, what revenue that is, and how the grade on past losses changes. Nothing is saved.").Produces<ScorecardTrial>().ProducesProblem(StatusCodes.Status400BadRequest);
        lead.MapPost("/dry-run", Run).WithName("dryRunScorecard").WithSummary("What a scorecard would have said over the past").WithDescription("At the ends of up to 24 months whose outcomes are known: bands, and how well they told who was lost within 90 days. Nothing is saved.").Produces<ScorecardDryRun>().ProducesProblem(StatusCodes.Status400BadRequest);
        lead.MapPost("/{id:long}/archive", Archive).WithName("archiveScorecard").WithSummary("Archive a scorecard").WithDescription("From today on it does not apply; what it scored stays.").Produces<ScorecardItem>().ProducesProblem(StatusCodes.Status404NotFound);
        lead.MapPost("/{id:long}/restore", Restore).WithName("restoreScorecard").WithSummary("Restore a scorecard").WithDescription("It applies again.").Produces<ScorecardItem>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<IReadOnlyList<ScorecardItem>>> List(ScorecardBook cards, CancellationToken cancellation)
    {
        var today = await cards.TodayAsync(cancellation);
        var delivered = cards.InForce(today).All.Where(card => card.Version is null).Select(HealthAnswers.Card);
        return TypedResults.Ok<IReadOnlyList<ScorecardItem>>([.. cards.All.Where(entry => entry.Versions.Count > 0).Select(entry => Latest(entry, today)).Concat(delivered).OrderBy(item => item.Score != ScorecardSheet.Overall).ThenBy(item => item.Score, StringComparer.Ordinal).ThenBy(item => item.Segment ?? "", StringComparer.Ordinal).ThenBy(item => item.Phase ?? "", StringComparer.Ordinal)]);
    }

    private static Results<Ok<IReadOnlyList<ScorecardItem>>, ProblemHttpResult> Versions([Description("Number of the scorecard.")] long id, ScorecardBook cards) =>
        cards.All.FirstOrDefault(entry => entry.Kept.Id == id) is { } found ? TypedResults.Ok<IReadOnlyList<ScorecardItem>>([.. found.Versions.Reverse().Select(v => HealthAnswers.Card(found, v.Version, v.Sheet))]) : NotThere(id);

    private static async Task<Results<Ok<ScorecardItem>, ProblemHttpResult>> Put(NewScorecard wanted, AppDb db, ScorecardBook cards, CancellationToken cancellation)
    {
        var (entry, wrong) = await cards.SaveAsync(db, wanted.Text, wanted.EffectiveFrom, wanted.Note, cancellation);
        if (entry is null) return Refused(wrong!);
        var (version, sheet) = entry.Versions.MaxBy(v => v.Version.Id);
        return TypedResults.Ok(HealthAnswers.Card(entry, version, sheet));
    }

    private static async Task<Results<Ok<ScorecardTrial>, ProblemHttpResult>> Try(ScorecardToTry wanted, ScorecardBook cards, WhatIf whatIf, CancellationToken cancellation)
    {
        var (sheet, wrong) = await cards.ReadAsync(wanted.Text, cancellation);
        if (sheet is null) return Refused(wrong!);
        return CapacityOf(wanted) is { } capacity ? TypedResults.Ok(HealthAnswers.Trial(await whatIf.TryAsync(new(sheet, wanted.Text, null), capacity, cancellation))) : Problems.Field("capacity", $"Capacity is 1 to {MostCapacity}.");
    }

    private static async Task<Results<Ok<ScorecardDryRun>, ProblemHttpResult>> Run(ScorecardToTry wanted, ScorecardBook cards, DryRun dryRun, CancellationToken cancellation)
    {
        var (sheet, wrong) = await cards.ReadAsync(wanted.Text, cancellation);
        if (sheet is null) return Refused(wrong!);
        if (CapacityOf(wanted) is not { } capacity) return Problems.Field("capacity", $"Capacity is 1 to {MostCapacity}.");
        return wanted.Months is null or (>= 1 and <= DryRun.Months) ? TypedResults.Ok(HealthAnswers.Run(await dryRun.RunAsync(new(sheet, wanted.Text, null), wanted.Months ?? DryRun.Months, capacity, wanted.AsKnown, cancellation))) : Problems.Field("months", $"Months are 1 to {DryRun.Months}.");
    }

    private static async Task<Results<Ok<ScorecardItem>, ProblemHttpResult>> Archive([Description("Number of the scorecard.")] long id, AppDb db, ScorecardBook cards, CancellationToken cancellation) => await PutAway(id, await cards.ArchiveAsync(db, id, cancellation), cards, cancellation);

    private static async Task<Results<Ok<ScorecardItem>, ProblemHttpResult>> Restore([Description("Number of the scorecard.")] long id, AppDb db, ScorecardBook cards, CancellationToken cancellation) => await PutAway(id, await cards.RestoreAsync(db, id, cancellation), cards, cancellation);

    private static async Task<Results<Ok<ScorecardItem>, ProblemHttpResult>> PutAway(long id, ScorecardBook.Entry? entry, ScorecardBook cards, CancellationToken cancellation) => entry is null || entry.Versions.Count == 0 ? NotThere(id) : TypedResults.Ok(Latest(entry, await cards.TodayAsync(cancellation)));

    /// <summary>The version that applies, or would; else the first.</summary>
    private static ScorecardItem Latest(ScorecardBook.Entry entry, DateOnly today)
    {
        var (version, sheet) = entry.Versions.Where(v => v.Version.EffectiveFrom <= today).DefaultIfEmpty(entry.Versions[0]).Last();
        return HealthAnswers.Card(entry, version, sheet);
    }

    private static int? CapacityOf(ScorecardToTry wanted) => wanted.Capacity is null ? UsualCapacity : wanted.Capacity is > 0 and <= MostCapacity ? wanted.Capacity : null;

    private static ProblemHttpResult Refused(ScorecardWrong wrong) => Problems.Of(StatusCodes.Status400BadRequest, wrong.ToString(), [new ProblemPlace(wrong.Message, Field: "text", Line: wrong.Line == 0 ? null : wrong.Line)]);

    private static ProblemHttpResult NotThere(long id) => Problems.NotFound($"There is no scorecard {id}.");
}
