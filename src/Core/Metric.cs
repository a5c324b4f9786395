using Perennial.Core.Engagement;
using Perennial.Core.Revenue;
using Perennial.Core.Voice;

namespace Perennial.Core;

/// <summary>One line of the catalog: everything the API, the command line, the pages and the docs say of a metric follows from it.</summary>
/// <param name="Id">As scripts name it.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Unit">What it is measured in.</param>
/// <param name="Formula">In words, upper part ÷ lower part.</param>
/// <param name="Window">The default window of <c>--at</c>.</param>
/// <param name="Options">Names of the workspace options that change it, beside those that shape all recurring revenue.</param>
/// <param name="Compute">The parts over a whole slice or over one account of it.</param>
public sealed record Metric(string Id, string Name, MetricUnit Unit, string Formula, Window Window, IReadOnlyList<string> Options, Func<MetricInputs, Parts> Compute)
{
    /// <summary>What the upper and the lower number are, from the formula's two sides.</summary>
    public string NumeratorName => Formula.Split('÷')[0].Trim();

    public string? DenominatorName => Formula.Split('÷') is { Length: > 1 } sides ? sides[1].Trim() : null;

    /// <summary>More is better (1), worse (-1) or neither (0).</summary>
    public int Direction { get; init; } = 1;

    /// <summary>What the upper number is measured in.</summary>
    public MetricUnit NumeratorUnit { get; init; } = Unit == MetricUnit.Ratio ? MetricUnit.Money : Unit;

    /// <summary>What the lower number is measured in, where there is one.</summary>
    public MetricUnit DenominatorUnit { get; init; } = MetricUnit.Money;

    /// <summary>A ratio that people read as 3.1, not as 310 %.</summary>
    public bool IsMultiple { get; init; }

    /// <summary>Accounts that add nothing to the upper number stand in its rows with what they add to the lower one.</summary>
    public bool ListsIdle { get; init; }

    /// <summary>It counts people: somebody of several accounts stands in each one's row and once in the figure, and the rows tell the difference.</summary>
    public bool CountsPeople { get; init; }

    /// <summary>It speaks of what accounts pay for, so that what belongs to no account is no part of it.</summary>
    public bool IsOfAccounts { get; init; }

    /// <summary>The lower number is the same for all, such as the days of the period.</summary>
    public bool SharesDenominator { get; init; }

    /// <summary>A metric of what customers do, not of what they pay.</summary>
    public Metric(string id, string name, MetricUnit unit, string formula, Window window, IReadOnlyList<string> options, Func<UsageInputs, Parts> compute)
        : this(id, name, unit, formula, window, options, (MetricInputs _) => Parts.None("this is a metric of engagement")) => OfUsage = compute;

    /// <summary>The parts of a metric of engagement; null for any other.</summary>
    public Func<UsageInputs, Parts>? OfUsage { get; }

    /// <summary>A metric of what customers say, and how they are served.</summary>
    public Metric(string id, string name, MetricUnit unit, string formula, Window window, IReadOnlyList<string> options, Func<VoiceInputs, Parts> compute)
        : this(id, name, unit, formula, window, options, (MetricInputs _) => Parts.None("this is a metric of voice")) => OfVoice = compute;

    /// <summary>What stands behind it are tickets; else, of a metric of voice, survey answers.</summary>
    public bool IsOfTickets { get; init; }

    /// <summary>The parts of a metric of voice or service; null for any other.</summary>
    public Func<VoiceInputs, Parts>? OfVoice { get; }

    public Figure Figure(MetricInputs inputs) =>
        OfVoice is { } voice ? Core.Figure.Of(inputs.Voice is { } said ? said.Untold is { } reason ? Parts.None(reason) : voice(said) : Parts.None("nothing is known of what was said")) :
        OfUsage is { } usage ? Core.Figure.Of(inputs.Usage is { } used ? Done(usage, used) : Parts.None("nothing is known of what was done"))
        : inputs.Figures.UnpricedAccounts > 0
            ? new(null, null, null, 0, null, $"{inputs.Figures.UnpricedReason} ({Accounts(inputs.Figures.UnpricedAccounts)} without a stated revenue)")
            : Core.Figure.Of(Compute(inputs));

    private static Parts Done(Func<UsageInputs, Parts> compute, UsageInputs inputs)
    {
        if (inputs.Untold is { } reason) return Parts.None(reason);
        try
        {
            return compute(inputs);
        }
        catch (RawEventsGoneException gone)
        {
            return Parts.None(gone.Message);
        }
    }

    internal static string Accounts(long count) => count == 1 ? "1 account" : $"{count} accounts";

    /// <summary>The accounts behind the figure with their shares; accounts whose shares are nothing are left out.</summary>
    public IEnumerable<MetricRow> Rows(MetricInputs inputs)
    {
        foreach (var (account, figures) in inputs.Timeline.Accounts(inputs.Period, inputs.Grouping))
        {
            var parts = Compute(inputs.For(account, figures));
            if (parts.NoValue is null && (parts.Numerator != 0 || (parts.Denominator ?? 0) != 0)) yield return new(account, parts.Numerator, parts.Denominator, figures);
        }
    }
}
