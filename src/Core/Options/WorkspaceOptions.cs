using System.Globalization;

namespace Perennial.Core.Options;

/// <summary>The options in force: the standard's defaults, the workspace's choices, and those of one call, in that order.</summary>
public sealed class WorkspaceOptions
{
    private readonly Dictionary<string, string> _chosen;

    private WorkspaceOptions(Dictionary<string, string> chosen) => _chosen = chosen;

    public static WorkspaceOptions Default { get; } = new([]);

    public string this[string name] => _chosen.TryGetValue(name, out var value) ? value : Definition(name).Default;

    /// <summary>Every option with its value, in catalog order: what is recorded beside a stored or exported figure.</summary>
    public IReadOnlyDictionary<string, string> InForce => OptionCatalog.All.ToDictionary(o => o.Name, o => this[o.Name]);

    /// <summary>Those that differ from the standard's default.</summary>
    public IReadOnlyDictionary<string, string> Chosen => OptionCatalog.All.Where(o => this[o.Name] != o.Default).ToDictionary(o => o.Name, o => this[o.Name]);

    /// <exception cref="UnknownOptionException">No such option, or the value is not accepted; the message says what is.</exception>
    public WorkspaceOptions With(string name, string value)
    {
        var definition = Definition(name);
        var canonical = definition.Canonical(value) ?? throw new UnknownOptionException($"'{value}' is not a value of {name}. It takes {definition.Values}.");
        return new(new Dictionary<string, string>(_chosen) { [name] = canonical });
    }

    public string TimeZone => this["time-zone"];
    public string Currency => this["currency"];
    public bool PeriodNet => this["movement"] == "period-net";
    public bool MeteredIn => this["metered"] == "in";
    public bool KeepFreeOncePaid => this["free-accounts"] == "keep-once-paid";
    public string Discounts => this["discounts"];
    public string PastDue => this["past-due"];
    public int PastDueDays => Number("past-due-days");
    public bool PauseIsContraction => this["pause"] == "contraction";
    public string ChurnDate => this["churn-date"];
    public int ReactivationGraceDays => Number("reactivation-grace-days");
    public DateOnly? DataEnd => this["data-end"] is var text && text == "none" ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    public string CustomerChurn => this["customer-churn"];
    public bool NetChurnSubtractsReactivation => this["net-churn-reactivation"] == "subtracted";
    public bool RetentionByMovements => this["retention"] == "movements";
    public bool RetentionAtSpot => this["retention-fx"] == "spot";
    public string TrialConversion => this["trial-conversion"];
    public int TrialWindowDays => Number("trial-window-days");
    public bool NpsByAccount => this["nps-weighting"] == "account";
    public int FcrDays => Number("fcr-days");
    public int ClvHorizonMonths => Number("clv-horizon-months");
    /// <summary>As a fraction: 0.10 for 10 % a year.</summary>
    public decimal ClvDiscountRate => Fraction("clv-discount-rate");
    /// <summary>As a fraction: 0.80 for 80 %.</summary>
    public decimal GrossMargin => Fraction("gross-margin");

    private int Number(string name) => int.Parse(this[name], CultureInfo.InvariantCulture);

    private decimal Fraction(string name) => decimal.Parse(this[name], CultureInfo.InvariantCulture) / 100m;

    private static OptionDefinition Definition(string name) =>
        OptionCatalog.Find(name) ?? throw new UnknownOptionException($"There is no option '{name}'. Known: {string.Join(", ", OptionCatalog.All.Select(o => o.Name))}.");
}
