using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>The model as it would have been at each past month end, fitted on what was known then alone, each fit starting from the one before.</summary>
internal sealed class RollingFits(RiskPanel panel, IReadOnlyList<PanelColumn> columns)
{
    private const int Large = 200_000;
    private readonly Dictionary<int, RiskModel?> _models = [];
    private readonly Dictionary<int, (double[] LogOdds, byte[] Churned)> _slots = [];
    private double[]? _last;

    /// <summary>How many month ends lie between cutoffs at least, and how many cutoffs are judged: fewer in a book so large that a fit takes seconds.</summary>
    public int Stride { get; } = panel.Panel.Rows > Large ? 3 : 1;
    public int MostCutoffs { get; } = panel.Panel.Rows > Large ? 8 : 24;

    /// <summary>Taught by the slots that begin before a month end; null where too few churned in them.</summary>
    public RiskModel? Before(int month, double[]? start = null)
    {
        if (_models.TryGetValue(month, out var known)) return known;
        var rows = panel.Before(month);
        var labels = panel.Labels(rows);
        var churns = labels.Count(label => label == 1);
        var model = churns < Grade.FewestChurns || churns == labels.Length ? null : RiskModel.Fit(columns, RiskPanel.Due, rows, labels, start ?? _last);
        _last = model?.Coefficients ?? _last;
        return _models[month] = model;
    }

    /// <summary>What the slots that begin up to and with a month end say of the predictions that were made of them before they began.</summary>
    public Recalibration Learnt(int last)
    {
        var (logOdds, churned) = (new List<double>(), new List<byte>());
        for (int month = panel.Days.Count - 1, n = 0; month >= 0 && n < MostCutoffs; month -= Stride, n++)
        {
            if (month > last || Slot(month) is not { } slot) continue;
            logOdds.AddRange(slot.LogOdds);
            churned.AddRange(slot.Churned);
        }
        return Recalibration.Learn(logOdds, churned);
    }

    private (double[] LogOdds, byte[] Churned)? Slot(int month)
    {
        if (_slots.TryGetValue(month, out var known)) return known;
        if (Before(month) is not { } model) return null;
        var design = model.Design(panel.ByMonth[month]);
        return _slots[month] = ([.. Enumerable.Range(0, design.Rows).Select(row => model.RawLogOdds(design[row]))], panel.Labels(panel.ByMonth[month]));
    }
}
