namespace Perennial.Client;

/// <summary>A scorecard to try.</summary>
/// <param name="Text">YAML.</param>
/// <param name="Capacity">How many accounts the team can look after at a time; 20 where none is said.</param>
/// <param name="Months">Of a dry run: how many months back, at most 24.</param>
/// <param name="AsKnown">Of a dry run: each day by what was known on it, and not by what is known of it now.</param>
public sealed record ScorecardToTry(string Text, int? Capacity = null, int? Months = null, bool AsKnown = false);

/// <summary>What another scorecard would make of the book of today.</summary>
/// <param name="Accounts">Customers that have it.</param>
/// <param name="Moves">How many go from one band to another, those that stay among them.</param>
/// <param name="Movers">Who changes band, the most revenue first, at most 50.</param>
/// <param name="Before">How what applies told the losses of the last months.</param>
/// <param name="After">How this would have.</param>
public sealed record ScorecardTrial(int Accounts, IReadOnlyList<BandMove> Moves, IReadOnlyList<BandMover> Movers, HealthGradeItem Before, HealthGradeItem After, string Currency);

/// <summary>From a band to a band; none where nothing is known.</summary>
public sealed record BandMove(string? From, string? To, int Accounts, decimal Mrr);

/// <summary>An account that changes band.</summary>
public sealed record BandMover(string AccountId, string Name, decimal Mrr, string? From, string? To, decimal? Before, decimal? After);

/// <summary>How well scores told who was lost within 90 days.</summary>
/// <param name="N">Accounts with a score, each counted on each month's end.</param>
/// <param name="Lost">Of them, those lost.</param>
/// <param name="CanJudge">Whether enough were lost to judge by.</param>
/// <param name="Auc">The chance that one who was lost had the lower score; null where it cannot be said.</param>
/// <param name="Precision">Of the lowest scores of each month, as many as the team can look after, the share that was lost.</param>
/// <param name="Lift">That share as a multiple of the share of all.</param>
public sealed record HealthGradeItem(int N, int Lost, bool CanJudge, decimal? Auc, int Capacity, decimal? Precision, decimal? Lift, IReadOnlyList<BandOutcome> Bands);

/// <summary>Of a band, how many there were and how many of them were lost.</summary>
public sealed record BandOutcome(string Band, int Accounts, int Lost);

/// <summary>What a scorecard would have said over the past.</summary>
public sealed record ScorecardDryRun(IReadOnlyList<DryRunMonth> Months, HealthGradeItem Before, HealthGradeItem After, bool AsKnown);

/// <summary>A month's end: customers by band, as what applies says and as the tried one does.</summary>
/// <param name="Lost">Of the customers, how many were lost within 90 days.</param>
public sealed record DryRunMonth(DateOnly Day, int Customers, int Lost, BandCount Before, BandCount After);

/// <summary>How many are in each band.</summary>
public sealed record BandCount(int Red, int Amber, int Green);
