using NodaTime;
using Perennial.Core.Forecast;
using Perennial.Core.Revenue;

namespace Perennial.App.Forecast;

/// <summary>What is said today of everything that is due, of the accounts that a viewer sees.</summary>
public sealed record RenewalForecast
{
    private IReadOnlyList<ForecastLine>? _lines;
    private IReadOnlyDictionary<RenewalCalls.Renewal, (PastDue Due, bool IsReplayed)>? _decided;

    /// <summary>As of its end.</summary>
    public required DateOnly Day { get; init; }
    public required string Currency { get; init; }
    public required IReadOnlyList<ForecastDue> Dues { get; init; }

    /// <summary>Months that are over, the first one first.</summary>
    public required IReadOnlyList<PastMonth> Months { get; init; }
    public required Correlation Correlation { get; init; }

    /// <summary>The share of past renewals as a chance; null where nothing was ever due.</summary>
    public required Chance? Pooled { get; init; }

    /// <summary>Why no account has a chance of its own; null where they have.</summary>
    public required string? Refusal { get; init; }
    internal DueBook Book { get; init; } = null!;
    internal Func<long, bool> Sees { get; init; } = _ => false;
    internal Ranges Ranges { get; init; } = new();

    /// <summary>Whose days are meant.</summary>
    internal DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    public IReadOnlyList<ForecastLine> Lines => _lines ??= [.. Dues.Select(d => d.Line)];

    public ForecastMade Made => new(Day, Lines);

    /// <summary>What became of each renewal that fell due in a month that is decided, and whether what was said of it was said again afterwards.</summary>
    public IReadOnlyDictionary<RenewalCalls.Renewal, (PastDue Due, bool IsReplayed)> Decided => _decided ??=
        (from month in Months from due in month.Dues where !month.IsLate(due.Line) select (Due: due, month.IsReplayed)).ToDictionary(d => new RenewalCalls.Renewal(d.Due.Line.Account, d.Due.Line.Contract, d.Due.Line.On));

    /// <summary>The workspace's day of a moment.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DayOrInstant.Of(at).In(Zone);

    /// <summary>What would have been said on an earlier day with the share of renewals until then, or with today's chance of the same renewal, so that chances alone change nothing.</summary>
    internal ForecastMade ReplayOn(DateOnly day)
    {
        var before = PastMonths.Before(Months, day);
        var (pooled, late, now) = (PastMonth.Pooled(before), new LateChances(before), Lines.ToDictionary(l => (l.Account, l.Contract)));
        return new(day, [.. Book.On(day).Where(due => Sees(due.Account)).Select(due => due.Line(due.Kind == DueKind.NoticeGiven ? Chance.Sure(false)
            : now.GetValueOrDefault((due.Account, due.Number)) is { } same && same.On == due.On && same.Chance is { IsSure: false } chance ? chance : due.Kind == DueKind.Late ? late.Of(due.On, day) ?? pooled : pooled))]);
    }

    /// <summary>Where the chances come from, in a sentence.</summary>
    public string BasisWords => (Refusal, Pooled) switch
    {
        (null, _) => "Each chance is the account's own, from its risk of churn up to and with the renewal." + (Dues.Any(d => d.Basis == ChanceBasis.PooledLate) ? " Renewals that are late have the chance of those that were late before." : ""),
        ({ } why, { } p) => $"{Ended(why)} So every renewal has the chance of all that were due in the last {PastMonths.Learnt} months: {ForecastShown.Chance(p)} ({ForecastShown.Bounds(p)}).{(Dues.Any(d => d.Basis == ChanceBasis.PooledMonths) ? " What has no contract has the chance of being paid until then, by the share of all months after which customers left." : "")}",
        ({ } why, null) => $"{Ended(why)} Nothing was due before, so there is no share of past renewals either: the amounts stand without a chance.",
    };

    private static string Ended(string sentence) => sentence.EndsWith('.') ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".";
}
