using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.Core.Risk;
using Perennial.Core.Statistics;

namespace Perennial.App.Risk;

/// <summary>The book's risk of churn as of a day, as known today, with how good it was.</summary>
public sealed record RiskAsOf
{
    /// <summary>The last day that is known.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Why no probability is given, in a sentence; null where there are some.</summary>
    public required string? Refusal { get; init; }

    /// <summary>The share of account-months that ended in churn, with its bounds; null without one.</summary>
    public required Interval? Pooled { get; init; }

    /// <summary>Customers of the day by their id; empty where no probability is given.</summary>
    public required IReadOnlyDictionary<long, AccountRisk> Accounts { get; init; }
    public required RiskGrades Grades { get; init; }

    /// <summary>What knows the outcome, or is not known early enough, with the reason.</summary>
    public required IReadOnlyList<Leak> Leaks { get; init; }
    public required IReadOnlyList<ChurnContradiction> Contradictions { get; init; }

    /// <summary>What custom fields of accounts are called, by their name in files.</summary>
    public IReadOnlyDictionary<string, string> FieldNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Null where nothing was fitted.</summary>
    public required RiskFit? Fit { get; init; }

    /// <summary>Of every customer in the history: account-months, and how many of them ended in churn.</summary>
    internal IReadOnlyDictionary<long, (int Months, int Churns)> History { get; init; } = new Dictionary<long, (int, int)>();

    public int Months => History.Values.Sum(account => account.Months);
    public int Churns => History.Values.Sum(account => account.Churns);

    /// <summary>What somebody sees of it: of who does not see every account, only what their own ones tell. Fields and definitions of the whole book are then not named.</summary>
    public RiskAsOf For(Viewer viewer)
    {
        if (viewer.SeesEveryAccount) return this;
        var own = History.Where(account => viewer.Sees(new AccountId(account.Key))).ToDictionary();
        var (months, churns) = (own.Values.Sum(account => account.Months), own.Values.Sum(account => account.Churns));
        return this with
        {
            Accounts = Accounts.Where(account => viewer.Sees(new AccountId(account.Key))).ToDictionary(),
            History = own,
            Pooled = months == 0 ? null : Wilson.Of(churns, months),
            Grades = Grades.For(viewer),
            Leaks = [],
            Contradictions = [],
            Fit = null,
        };
    }
}
