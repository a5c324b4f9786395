using System.Numerics;
using Perennial.Core.Health;

namespace Perennial.Bench.Recompute;

/// <summary>The floor of use and health: people of the last days from bitmaps, signals of today, points, weighted scores and bands; in one thread over plain arrays.</summary>
internal sealed class BareHealth
{
    private const int Window = 28, Trend = 90;
    private static readonly string[] _names = ["mrr", "mrr-trend", "discount", "tenure", "contract-months", "days-to-renewal", "active-users", "active-users-trend", "events-trend", "seat-use", "stickiness", "days-since-use",
        "open-tickets", "escalated-tickets", "tickets-opened", "first-response", "nps-last", "nps-trend", "days-since-answer", "days-since-contact", "sponsor", "contacts-lost", "days-in-onboarding"];
    private readonly DrawnBook _book;
    private readonly Dictionary<string, float[]> _columns;
    private readonly float[] _none, _points, _sum, _weight, _total, _present;

    public BareHealth(DrawnBook book)
    {
        _book = book;
        _columns = _names.ToDictionary(name => name, _ => new float[book.Accounts], StringComparer.Ordinal);
        (_none, _points, _sum, _weight, _total, _present) = (new float[book.Accounts], new float[book.Accounts], new float[book.Accounts], new float[book.Accounts], new float[book.Accounts], new float[book.Accounts]);
        Array.Fill(_none, float.NaN);
        foreach (var sheet in DefaultScorecards.All) (Scores[sheet.Score], BandsOf[sheet.Score]) = (new float[book.Accounts], new Band[book.Accounts]);
    }

    public Dictionary<string, float[]> Scores { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, Band[]> BandsOf { get; } = new(StringComparer.Ordinal);

    public float[] this[string signal] => _columns[signal];

    public void Use()
    {
        const ulong now = (1UL << Window) - 1, before = now << Window;
        var (users, trend, events, stickiness, since) = (_columns["active-users"], _columns["active-users-trend"], _columns["events-trend"], _columns["stickiness"], _columns["days-since-use"]);
        for (var a = 0; a < _book.Accounts; a++)
        {
            var (any, older, n, days, was, wereDays) = (0UL, 0UL, 0, 0, 0, 0);
            for (var p = a * DrawnBook.People; p < (a + 1) * DrawnBook.People; p++)
            {
                var bits = _book.Lately[p];
                any |= bits;
                older |= _book.Earlier[p];
                n += (bits & now) != 0 ? 1 : 0;
                was += (bits & before) != 0 ? 1 : 0;
                days += BitOperations.PopCount(bits & now);
                wereDays += BitOperations.PopCount(bits & before);
            }
            if (any == 0 && older == 0)
            {
                users[a] = trend[a] = events[a] = stickiness[a] = since[a] = float.NaN;
                continue;
            }
            users[a] = n;
            trend[a] = was > 0 ? (float)n / was - 1 : float.NaN;
            events[a] = wereDays > 0 ? (float)days / wereDays - 1 : float.NaN;
            stickiness[a] = n > 0 ? (float)days / Window / n : float.NaN;
            since[a] = any != 0 ? BitOperations.TrailingZeroCount(any) : 64 + BitOperations.TrailingZeroCount(older);
        }
    }

    public void Signals()
    {
        var day = _book.Today.DayNumber;
        for (var a = 0; a < _book.Accounts; a++)
        {
            Revenue(a, day);
            Answers(a, day);
            Tickets(a, day);
            var (touched, champion) = (-1, false);
            for (var i = a * DrawnBook.Touches; i < (a + 1) * DrawnBook.Touches; i++)
                if (_book.TouchDay[i] <= day) touched = Math.Max(touched, _book.TouchDay[i]);
            for (var i = a * DrawnBook.Contacts; i < (a + 1) * DrawnBook.Contacts; i++) champion |= _book.IsChampion[i];
            _columns["days-since-contact"][a] = touched >= 0 ? day - touched : float.NaN;
            _columns["sponsor"][a] = champion ? 1 : 0;
            _columns["contacts-lost"][a] = 0;
            _columns["days-in-onboarding"][a] = _book.IsOnboarding(a) ? 0 : float.NaN;
        }
    }

    public void Score()
    {
        foreach (var sheet in DefaultScorecards.All)
        {
            Array.Clear(_total);
            Array.Clear(_present);
            foreach (var group in sheet.Card.Groups)
            {
                Array.Clear(_sum);
                Array.Clear(_weight);
                foreach (var measure in group.Measures) Weigh(measure);
                var by = (float)group.Weight;
                for (var a = 0; a < _total.Length; a++)
                    if (_weight[a] > 0) (_total[a], _present[a]) = (_total[a] + by * _sum[a] / _weight[a], _present[a] + by);
            }
            var (scores, bands, from) = (Scores[sheet.Score], BandsOf[sheet.Score], sheet.Card.Bands);
            for (var a = 0; a < scores.Length; a++) (scores[a], bands[a]) = (_total[a] / _present[a], from.Of(_total[a] / _present[a]));
        }
    }

    private void Weigh(Measure measure)
    {
        measure.Shape.Points(_columns.GetValueOrDefault(measure.Signal, _none), [], _points);
        var by = (float)measure.Weight;
        for (var a = 0; a < _points.Length; a++)
            if (!float.IsNaN(_points[a])) (_sum[a], _weight[a]) = (_sum[a] + by * _points[a], _weight[a] + by);
    }

    private void Revenue(int a, int day)
    {
        var (now, before, list, seats, first) = (0L, 0L, 0L, 0, int.MaxValue);
        for (var v = a * DrawnBook.Versions; v < (a + 1) * DrawnBook.Versions; v++)
        {
            var amount = (long)_book.Price[v] * _book.Quantity[v];
            first = Math.Min(first, _book.From[v]);
            if (_book.From[v] <= day && _book.To[v] > day) (list, seats) = (list + amount, seats + _book.Quantity[v]);
            if (_book.From[v] <= day - Trend && _book.To[v] > day - Trend) before += amount;
        }
        var share = _book.HasDiscount[a] ? 0.9f : 1;
        now = list;
        _columns["mrr"][a] = now * share;
        _columns["mrr-trend"][a] = before > 0 ? (float)now / before - 1 : float.NaN;
        _columns["discount"][a] = list > 0 ? 1 - share : float.NaN;
        _columns["tenure"][a] = first <= day ? (day - first) / 30 : float.NaN;
        var users = _columns["active-users"][a];
        _columns["seat-use"][a] = seats > 0 ? users / seats : float.NaN;
        var end = _book.ContractFrom[a] + (int)(_book.ContractMonths[a] * 30.4375f);
        (_columns["contract-months"][a], _columns["days-to-renewal"][a]) = end > day ? (_book.ContractMonths[a], end - day) : (float.NaN, float.NaN);
    }

    private void Answers(int a, int day)
    {
        var (last, score, sum, n) = (-1, 0, 0, 0);
        for (var i = a * DrawnBook.Answers; i < (a + 1) * DrawnBook.Answers; i++)
            if (_book.AnswerDay[i] is var on && on <= day && on > last) (last, score) = (on, _book.AnswerScore[i]);
        for (var i = a * DrawnBook.Answers; i < (a + 1) * DrawnBook.Answers; i++)
            if (_book.AnswerDay[i] < last && _book.AnswerDay[i] >= last - 365) (sum, n) = (sum + _book.AnswerScore[i], n + 1);
        (_columns["nps-last"][a], _columns["nps-trend"][a], _columns["days-since-answer"][a]) = last < 0 ? (float.NaN, float.NaN, float.NaN) : (score, n > 0 ? score - sum / (float)n : float.NaN, day - last);
    }

    private void Tickets(int a, int day)
    {
        var (open, opened, minutes, n) = (0, 0, 0, 0);
        for (var i = a * DrawnBook.Tickets; i < (a + 1) * DrawnBook.Tickets; i++)
        {
            if (_book.TicketDay[i] > day) continue;
            if (_book.TicketDay[i] + _book.TicketDays[i] > day) open++;
            if (_book.TicketDay[i] > day - Trend) (opened, minutes, n) = (opened + 1, minutes + _book.TicketMinutes[i], n + 1);
        }
        (_columns["open-tickets"][a], _columns["escalated-tickets"][a], _columns["tickets-opened"][a], _columns["first-response"][a]) = (open, 0, opened, n > 0 ? minutes / (float)n / 60 : float.NaN);
    }
}
