using System.Globalization;
using Perennial.App.Import;

namespace Perennial.App.DataQuality;

/// <summary>Everything that the checks look at, read once for all of them: accounts, the line versions that count now, exchange rates and claims.</summary>
internal sealed class QualityData
{
    private static readonly Dictionary<string, int> Places = Claim.All.Select((claim, place) => (claim, place)).ToDictionary(c => c.claim, c => c.place, StringComparer.Ordinal);
    private readonly Lazy<(int[] First, int[] Lines)> _byAccount;

    public QualityData() => _byAccount = new(ByAccount);

    public required QualityAccount[] Accounts { get; init; }

    /// <summary>A line's versions stand together, in the order of their starts.</summary>
    public required Line[] Lines { get; init; }
    public required ClaimBindings Claims { get; init; }

    /// <summary>The first and the last day of use by subscription, as lines number them.</summary>
    public IReadOnlyDictionary<int, (int First, int Last)> UseOf { get; init; } = new Dictionary<int, (int, int)>();

    /// <summary>Rows of events whose id came before in their file, of the accounts above; those of nobody with account -1.</summary>
    public IReadOnlyList<(int Account, QualityUsage.Repeat Row)> Repeats { get; init; } = [];

    /// <summary>By currency: the first day of a rate that leads to the reporting currency.</summary>
    public required IReadOnlyDictionary<string, int> FirstRate { get; init; }
    public required string Currency { get; init; }
    public required int Today { get; init; }

    /// <summary>The last day that the data covers: today, or the day before the data-end setting.</summary>
    public required int AsOf { get; init; }
    public required bool DataEndIsSet { get; init; }

    public static int PlaceOf(string claim) => Places[claim];

    /// <summary>Places in <see cref="Lines"/> of one account's versions.</summary>
    public ReadOnlySpan<int> LinesOf(int account)
    {
        var (first, lines) = _byAccount.Value;
        return lines.AsSpan(first[account], first[account + 1] - first[account]);
    }

    public static string Day(int day) => day is Line.Never or <= 0 ? "no day" : DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Money(double amount, string currency) => string.Create(CultureInfo.InvariantCulture, $"{amount:#,0.00} {currency}");

    public static string Count(long count, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {(count == 1 ? one : many ?? one + "s")}");

    private (int[], int[]) ByAccount()
    {
        var first = new int[Accounts.Length + 1];
        foreach (ref readonly var line in Lines.AsSpan()) first[line.Account + 1]++;
        for (var a = 0; a < Accounts.Length; a++) first[a + 1] += first[a];
        var at = first.AsSpan(0, Accounts.Length).ToArray();
        var lines = new int[Lines.Length];
        for (var i = 0; i < Lines.Length; i++) lines[at[Lines[i].Account]++] = i;
        return (first, lines);
    }
}
