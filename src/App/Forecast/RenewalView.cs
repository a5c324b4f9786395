using Perennial.App.Access;
using Perennial.App.Activities;
using Perennial.App.Revenue;

namespace Perennial.App.Forecast;

/// <summary>One account's renewals: what is due, what the model says of it, and what people said.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Forecast">Made on which day and how.</param>
/// <param name="Items">By their day.</param>
/// <param name="Calls">Every one, the latest first, with what came of it where that is known.</param>
public sealed record RenewalView(FoundAccount Account, RenewalForecast Forecast, IReadOnlyList<DueItem> Items, IReadOnlyList<(RenewalCall Call, bool? Renewed)> Calls)
{
    /// <param name="account">Whose; the viewer sees it.</param>
    /// <param name="entry">The same.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="calls">What was said.</param>
    /// <param name="forecasts">What the model says.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<RenewalView> OfAsync(FoundAccount account, AccountEntry entry, Viewer viewer, RenewalCalls calls, WorkspaceForecast forecasts, CancellationToken cancellation)
    {
        var forecast = await forecasts.OfAsync(viewer, cancellation);
        var own = (await calls.AllAsync(viewer, cancellation)).Where(c => c.About.Account == account.Id.Value).ToList();
        var standing = RenewalCalls.Standing(own);
        return new(account, forecast,
            [.. forecast.Dues.Where(d => d.Due.Account == account.Id.Value).OrderBy(d => d.Due.On).ThenBy(d => d.Due.Number).Select(d => new DueItem(d, entry, standing.GetValueOrDefault(new(d.Due.Account, d.Due.Number, d.Due.On))))],
            [.. own.Select(c => (c.Call, forecast.Decided.TryGetValue(c.About, out var decided) ? (bool?)decided.Due.Renewed : null)).Reverse()]);
    }
}
