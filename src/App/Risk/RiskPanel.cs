using Perennial.App.Health;
using Perennial.App.Revenue;
using Perennial.App.Signals;
using Perennial.Core.Health;
using Perennial.Core.Revenue;
using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>
/// The workspace's history as account-months: each customer on each month end is a row, with its signals of that day and whether it churned by the next one.
/// The last rows are those of the day itself, whose outcome is open. Only what happened by a row's day is in it.
/// </summary>
internal sealed class RiskPanel
{
    /// <summary>The flag that a renewal falls due within the slot, and the account's segment.</summary>
    public const string Due = "renewal-due", Segment = "segment";

    /// <summary>Before the name of a custom field.</summary>
    public const string FieldPrefix = "field:";

    private const string DaysToRenewal = "days-to-renewal", ContractMonths = "contract-months";
    private const int MostRows = 1_200_000, MostMonths = 60, FewestMonths = 12, Together = 6, MostScored = 36;
    private static readonly IReadOnlyDictionary<long, ScoreThen> _none = new Dictionary<long, ScoreThen>();

    public required Panel Panel { get; init; }

    /// <summary>Of each row.</summary>
    public required long[] Accounts { get; init; }

    /// <summary>Of each row: which of <see cref="Days"/>; their count for the rows of <see cref="Day"/>.</summary>
    public required int[] Months { get; init; }

    /// <summary>The month ends whose slot is over, ascending.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    /// <summary>The last day that is known.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Of each row: the next renewal, and the months between renewals, 0 where that is not known.</summary>
    public required DateOnly?[] Renewals { get; init; }
    public required int[] Terms { get; init; }

    /// <summary>Rows of each of <see cref="Days"/>, and after them those of <see cref="Day"/>.</summary>
    public required int[][] ByMonth { get; init; }

    /// <summary>Of each of <see cref="Days"/>, ids of the accounts with the overall score that they had; empty for months further back than are looked at, or where nobody asked.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<long, ScoreThen>> Scores { get; init; }

    public int[] Today => ByMonth[^1];

    public int[] Before(int month) => [.. ByMonth.Take(month).SelectMany(rows => rows)];

    public byte[] Labels(int[] rows) => [.. rows.Select(row => (byte)Panel.Labels[row])];

    public Ahead AheadOf(int row, int days) => Ahead.Of(Panel.Times[row], days, Renewals[row], Terms[row]);

    public static async Task<RiskPanel> ReadAsync(SignalReader signals, Timeline timeline, CustomHistory segments, IReadOnlyList<CustomHistory> customs, DateOnly day, CancellationToken cancellation, ScoresThen? scores = null)
    {
        var days = MonthEnds(timeline, day);
        var (rows, scored) = (new Rows(timeline, days, day), Enumerable.Repeat(_none, days.Count).ToArray());
        for (var from = 0; from <= days.Count; from += Together)
        {
            var part = days.Append(day).Skip(from).Take(Together).ToList();
            foreach (var (i, table) in (await signals.OverAsync(part, null, cancellation)).Index())
            {
                rows.Add(from + i, table);
                if (scores is not null && from + i < days.Count && from + i >= days.Count - MostScored) scored[from + i] = await scores.OfAsync(table, cancellation);
            }
        }
        var panel = rows.Panel(segments, customs);
        return new()
        {
            Panel = panel,
            Accounts = [.. rows.Accounts],
            Months = [.. rows.Months],
            Days = days,
            Day = day,
            Scores = scored,
            Renewals = [.. rows.Renewals],
            Terms = [.. rows.Terms],
            ByMonth = [.. Enumerable.Range(0, days.Count + 1).Select(month => Enumerable.Range(rows.FirstOf(month), rows.FirstOf(month + 1) - rows.FirstOf(month)).ToArray())],
        };
    }

    /// <summary>Month ends with a whole slot behind them, as many back as can be held.</summary>
    private static List<DateOnly> MonthEnds(Timeline timeline, DateOnly day)
    {
        var joined = Enumerable.Range(0, timeline.AccountCount).Select(account => timeline.FirstPaid(account, day)).OfType<DateOnly>().ToList();
        if (joined.Count == 0) return [];
        var (first, ends, rows) = (joined.Min(), new List<DateOnly>(), 0);
        for (var end = EndOfMonth(day) is var own && own <= day ? own : EndBefore(own); end >= first && ends.Count <= MostMonths && (ends.Count <= FewestMonths || rows <= MostRows); end = EndBefore(end))
        {
            ends.Add(end);
            rows += Enumerable.Range(0, timeline.AccountCount).Count(account => timeline.IsCustomerOn(account, end));
        }
        ends.Reverse();
        return [.. ends.SkipLast(1)];
    }

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static DateOnly EndBefore(DateOnly end) => new DateOnly(end.Year, end.Month, 1).AddDays(-1);

    /// <summary>The end of the slot that begins with a month end.</summary>
    public static DateOnly SlotEnd(DateOnly end) => EndOfMonth(end.AddDays(1));

    private sealed class Rows(Timeline timeline, IReadOnlyList<DateOnly> days, DateOnly day)
    {
        private static readonly Signal[] _signals = [.. SignalCatalog.All.Where(signal => signal.Id != DaysToRenewal)];
        private readonly List<double>[] _values = [.. _signals.Select(_ => new List<double>())];
        private readonly List<sbyte> _labels = [];
        private readonly List<DateOnly> _times = [];
        private readonly List<double> _due = [];
        private readonly int[] _first = new int[days.Count + 2];

        public List<long> Accounts { get; } = [];
        public List<int> Months { get; } = [];
        public List<DateOnly?> Renewals { get; } = [];
        public List<int> Terms { get; } = [];

        public int FirstOf(int month) => _first[month];

        public void Add(int month, SignalTable table)
        {
            var isToday = month == days.Count;
            var (on, end) = (table.Day, isToday ? day.AddMonths(1) : SlotEnd(table.Day));
            var (toRenewal, term, places) = (table[DaysToRenewal].ToArray(), table[ContractMonths].ToArray(), new List<int>());
            for (var i = 0; i < table.Accounts.Length; i++)
            {
                if (timeline.OrdinalOf(table.Accounts[i]) is not (>= 0 and var account) || !timeline.IsCustomerOn(account, on)) continue;
                places.Add(i);
                Accounts.Add(table.Accounts[i]);
                Months.Add(month);
                _times.Add(on);
                _labels.Add(isToday ? Core.Risk.Panel.Open : timeline.ChurnAfter(account, on) <= end ? (sbyte)1 : (sbyte)0);
                Renewals.Add(toRenewal[i] is > 0 and < 36_500 and var ahead ? on.AddDays((int)ahead) : null);
                Terms.Add(term[i] is >= 1 and < 1200 and var months ? (int)months : 0);
                _due.Add(Ahead.IsDue(on, end, Renewals[^1], Terms[^1]) ? 1 : 0);
            }
            for (var s = 0; s < _signals.Length; s++)
            {
                var column = table[_signals[s].Id];
                foreach (var place in places) _values[s].Add(Feature(column[place], _signals[s].Unit));
            }
            _first[month + 1] = Accounts.Count;
        }

        /// <summary>Amounts count by their size's logarithm, so that one large account does not stretch the scale of all; changes are kept within what can be told apart.</summary>
        private static double Feature(float value, SignalUnit unit) => unit switch
        {
            SignalUnit.Money => Math.Log(1 + Math.Max(0, value)),
            SignalUnit.Ratio => Math.Clamp(value, -1f, 3f),
            _ => value,
        };

        public Panel Panel(CustomHistory segments, IReadOnlyList<CustomHistory> customs)
        {
            var columns = new List<PanelColumn> { new() { Name = Due, Kind = ColumnKind.Flag, Sign = 1, Numbers = [.. _due] } };
            if (IsKnownInTime(segments)) columns.Add(CustomHistories.Column(Segment, On(segments)));
            for (var s = 0; s < _signals.Length; s++)
                if (_values[s].Any(value => !double.IsNaN(value))) columns.Add(new() { Name = _signals[s].Id, Kind = _signals[s].Unit == SignalUnit.Flag ? ColumnKind.Flag : ColumnKind.Number, Sign = -_signals[s].Direction, Numbers = [.. _values[s]] });
            foreach (var custom in customs.Where(IsKnownInTime))
            {
                var values = On(custom);
                if (CustomHistories.IsFeature(values)) columns.Add(CustomHistories.Column(FieldPrefix + custom.Field, values));
            }
            return new() { Labels = [.. _labels], Times = [.. _times], Columns = columns, HorizonDays = 30 };
        }

        /// <summary>Whether something was said before the last month that teaches.</summary>
        private bool IsKnownInTime(CustomHistory history) => days.Count > 0 && history.Since <= days[^1].DayNumber;

        /// <summary>What had been said by the day of each row.</summary>
        private string?[] On(CustomHistory history) => [.. Accounts.Zip(_times, (account, time) => history.On(account, time.DayNumber))];
    }
}
