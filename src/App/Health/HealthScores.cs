using Perennial.App.Signals;

namespace Perennial.App.Health;

/// <summary>Stands in for the scores of the scorecards until they are merged.</summary>
public sealed class HealthScores(SignalReader signals)
{
    public async Task<IReadOnlyDictionary<long, double>> ScoresOnAsync(DateOnly day, CancellationToken cancellation)
    {
        var table = await signals.AtAsync(day, null, cancellation);
        var scores = new Dictionary<long, double>();
        for (var i = 0; i < table.Accounts.Length; i++)
            if (!float.IsNaN(table["nps-last"][i])) scores[table.Accounts[i]] = 10 * table["nps-last"][i];
        return scores;
    }

    public Task<IReadOnlyList<(long Account, string Author, DateOnly From, DateOnly? Until, double Score)>> OverridesAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<(long, string, DateOnly, DateOnly?, double)>>([]);
}
