using System.Globalization;
using NodaTime;
using Perennial.App.Access;
using Perennial.App.Revenue;
using Perennial.Core.Options;
using Perennial.Core.Revenue;
using Perennial.Core.Risk;
using Perennial.Core.Statistics;

namespace Perennial.App.Risk;

/// <summary>The whole way from the workspace's facts to its risk: panel, alarms, fit, recalibration, grade.</summary>
internal static class RiskComputation
{
    /// <param name="inputs">From where.</param>
    /// <param name="options">Those in force.</param>
    /// <param name="day">The last day that is known.</param>
    /// <param name="start">Weights of the last fit.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<RiskAsOf> RunAsync(RiskInputs inputs, WorkspaceOptions options, DateOnly day, IReadOnlyList<double>? start, CancellationToken cancellation)
    {
        var timeline = await inputs.Ledger.AtAsync(options, null, Subject.Revenue, cancellation);
        var entries = await inputs.Directory.AsKnownAsync(null, cancellation);
        await using var db = inputs.Workspace.OpenFor(Viewer.System);
        var customs = await CustomHistories.ReadAsync(db, inputs.Merged, DateTimeZoneProviders.Tzdb[options.TimeZone], cancellation);
        var names = await FieldNames.ReadAsync(db, cancellation);
        var panel = await RiskPanel.ReadAsync(inputs.Signals, timeline, entries, customs, day, cancellation);
        var claims = await LineClaims.ReadAsync(db, inputs.Merged, cancellation);
        IReadOnlyList<Leak> leaks = [.. claims.Select(claim => claim.Leak), .. RiskAlarms.Of(panel, timeline, customs)];
        IReadOnlyList<ChurnContradiction> contradictions = [.. await ChurnDefinitions.DisagreeingAsync(db, inputs.Merged, timeline, customs, day, cancellation), .. claims.Select(claim => claim.Against(timeline, day)).OfType<ChurnContradiction>()];
        var refused = leaks.Where(leak => leak.IsRefused).Select(leak => leak.Column).ToHashSet(StringComparer.Ordinal);
        PanelColumn[] columns = [.. panel.Panel.Columns.Where(column => !refused.Contains(column.Name) && !(column.Name.StartsWith(RiskPanel.FieldPrefix, StringComparison.Ordinal) && refused.Contains(column.Name[RiskPanel.FieldPrefix.Length..])))];
        var (fits, words) = (new RollingFits(panel, columns), new RiskWords(timeline.Currency, names));
        var grades = new RollingGrade(panel, fits, await PastScores.ReadAsync(inputs.Scores, panel, cancellation), timeline, entries, words).Run(int.Parse(options["risk-capacity"], CultureInfo.InvariantCulture));
        var model = fits.Before(panel.Days.Count, start is null ? null : [.. start])?.With(fits.Learnt(panel.Days.Count - 1));
        var history = History(panel);
        var (months, churns) = (history.Values.Sum(account => account.Months), history.Values.Sum(account => account.Churns));
        return new()
        {
            Day = day,
            Refusal = model is not null ? null : $"Fewer than {Grade.FewestChurns} customers have churned in the months that are known: that is too little to learn from, so no probability is given.",
            Pooled = months == 0 ? null : Wilson.Of(churns, months),
            Accounts = model is null ? new Dictionary<long, AccountRisk>() : Today(panel, model, words),
            Grades = grades,
            Leaks = leaks,
            FieldNames = names,
            Contradictions = contradictions,
            Fit = model is null ? null : new(months, churns, panel.Days[0], panel.Days[^1], [.. columns.Select(column => column.Name)], model.Coefficients, model.Recalibration),
            History = history,
        };
    }

    private static Dictionary<long, AccountRisk> Today(RiskPanel panel, RiskModel model, RiskWords words)
    {
        var (design, found) = (model.Design(panel.Today), new Dictionary<long, AccountRisk>(panel.Today.Length));
        for (var i = 0; i < panel.Today.Length; i++)
        {
            var (row, account) = (panel.Today[i], panel.Accounts[panel.Today[i]]);
            Probability Within(int days) => model.Of(design[i], panel.AheadOf(row, days));
            found[account] = new(account, Within(30), Within(90), Within(180), panel.Renewals[row] is { } renewal ? Within(renewal.DayNumber - panel.Day.DayNumber) : null, words.Reasons(model, design[i], row));
        }
        return found;
    }

    private static Dictionary<long, (int Months, int Churns)> History(RiskPanel panel)
    {
        var history = new Dictionary<long, (int Months, int Churns)>();
        for (var row = 0; row < panel.Panel.Rows; row++)
        {
            if (panel.Panel.Labels[row] == Panel.Open) continue;
            var (months, churns) = history.GetValueOrDefault(panel.Accounts[row]);
            history[panel.Accounts[row]] = (months + 1, churns + panel.Panel.Labels[row]);
        }
        return history;
    }
}
