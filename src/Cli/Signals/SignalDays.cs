using System.CommandLine;

namespace Perennial.Cli.Signals;

/// <summary>Which day, and as known when.</summary>
internal sealed class SignalDays
{
    private readonly Option<DateOnly?> _on = Days.Option("--on", "The last day that counts; today if not said.");
    private readonly Option<DateOnly?> _asKnown = Days.Option("--as-known", "Only what was recorded by this day.");

    public SignalDays(Command command)
    {
        command.Add(_on);
        command.Add(_asKnown);
    }

    public (DateOnly? On, DateOnly? AsKnown) Of(ParseResult parsed) => (parsed.GetValue(_on), parsed.GetValue(_asKnown));

    /// <summary>A value as its unit is read; money has no currency of its own here.</summary>
    public static string Figure(decimal? value, string unit) => (value, unit) switch
    {
        (null, _) => "-",
        ({ } ratio, "ratio") => Terminal.Cells.Percent(ratio),
        ({ } flag, "flag") => flag == 0 ? "no" : "yes",
        ({ } money, "money") => Terminal.Cells.Amount(money),
        ({ } number, _) => number.ToString("#,##0.##", System.Globalization.CultureInfo.InvariantCulture) + (unit is "days" or "hours" or "months" ? " " + unit : ""),
    };
}
