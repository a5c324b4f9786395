namespace Perennial.Client;

/// <summary>Renewals together: what is due, what is expected of it, and what people say. Amounts are a year's, in the forecast's currency.</summary>
/// <param name="Key">2026-03, 2026-Q1, a segment, an owner; empty for accounts that have none.</param>
/// <param name="From">First day; null where it is not a time.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Renewals">How many are due.</param>
/// <param name="Due">All of it.</param>
/// <param name="Expected">Sum of amount x chance; null where nothing can be said.</param>
/// <param name="P10">One time in ten it is at most this.</param>
/// <param name="P50">As likely less as more.</param>
/// <param name="P90">Nine times in ten it is at most this.</param>
/// <param name="WithoutChance">Renewals of which nothing can be said: they are due, and in nothing else.</param>
/// <param name="Calls">Renewals that somebody spoke of.</param>
/// <param name="Called">What they said will be renewed of those.</param>
public sealed record ForecastSum(string Key, DateOnly? From, DateOnly? To, int Renewals, decimal Due, decimal? Expected, decimal? P10, decimal? P50, decimal? P90, int WithoutChance, int Calls, decimal Called);
