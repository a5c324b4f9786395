namespace Perennial.Core.Revenue;

/// <summary>Nets one account's spans by local day into steps with their movement, in the reporting currency.</summary>
internal sealed class AccountSteps(FxTable fx, TimelineRules rules, int reporting)
{
    private readonly List<(int Day, int Currency, long Delta, int Held, EndReason Reason)> _events = [];
    private readonly List<int> _currencies = [];
    private readonly List<int> _days = [];
    private readonly List<long> _amounts = [];
    private readonly List<bool> _held = [];
    private readonly List<EndReason> _reasons = [];

    /// <summary>The days of the account just built that have no rate, null when all have one.</summary>
    public Unpriced? Unpriced { get; private set; }

    /// <returns>The amounts in billing currencies when they are not the reporting one alone.</returns>
    public ForeignSeries? Build(List<PaidSpan> spans, Column<int> day, Column<long> after, Column<long> move, Column<StepKind> kind, Column<EndReason> reason)
    {
        Unpriced = null;
        if (spans.Count == 0) return null;
        Collect(spans);
        Net();
        if (rules.GraceDays > 0) Bridge();
        var width = _currencies.Count;
        var home = width == 1 && (_currencies[0] == reporting || rules.Subject == Subject.Seats);
        var (was, ever) = (false, false);
        for (var i = 0; i < _days.Count; i++)
        {
            var total = Total(i, _days[i], home);
            if (!home) NoteUnpriced(i);
            var before = i == 0 ? 0 : home ? _amounts[i - 1] : Total(i - 1, _days[i], home);
            var isCustomer = Pays(i) || (_held[i] && was);
            var step = Classify(was, ever, isCustomer, total - before);
            if (isCustomer != was || total != before)
            {
                day.Add(_days[i]);
                after.Add(total);
                move.Add(total - before);
                kind.Add(step | (isCustomer ? StepKind.Customer : 0));
                reason.Add(step == StepKind.Churn ? _reasons[i] : EndReason.None);
            }
            (was, ever) = (isCustomer, ever || isCustomer);
        }
        return home ? null : new ForeignSeries([.. _currencies], [.. _days], [.. _amounts]);
    }

    private static StepKind Classify(bool was, bool ever, bool isCustomer, long change) => (was, isCustomer) switch
    {
        (false, true) => ever ? StepKind.Reactivation : StepKind.New,
        (true, false) => StepKind.Churn,
        _ when change > 0 => StepKind.Expansion,
        _ when change < 0 => StepKind.Contraction,
        _ => StepKind.None,
    };

    private void Collect(List<PaidSpan> spans)
    {
        _events.Clear();
        _currencies.Clear();
        foreach (var span in spans)
        {
            if (!_currencies.Contains(span.Currency)) _currencies.Add(span.Currency);
            _events.Add((span.From, span.Currency, span.AmountE8, span.Held ? 1 : 0, EndReason.None));
            if (span.To < rules.DataEnd && span.To != Versions.NoDay) _events.Add((span.To, span.Currency, -span.AmountE8, span.Held ? -1 : 0, span.Reason));
        }
        _events.Sort(static (a, b) => a.Day.CompareTo(b.Day));
    }

    private void Net()
    {
        _days.Clear();
        _amounts.Clear();
        _held.Clear();
        _reasons.Clear();
        var width = _currencies.Count;
        Span<long> current = width <= 16 ? stackalloc long[width] : new long[width];
        var held = 0;
        for (var i = 0; i < _events.Count;)
        {
            var (day, reason) = (_events[i].Day, EndReason.None);
            for (; i < _events.Count && _events[i].Day == day; i++)
            {
                ref var amount = ref current[_currencies.IndexOf(_events[i].Currency)];
                amount = checked(amount + _events[i].Delta);
                held += _events[i].Held;
                if (_events[i].Reason > reason) reason = _events[i].Reason;
            }
            _days.Add(day);
            foreach (var amount in current) _amounts.Add(amount);
            _held.Add(held > 0);
            _reasons.Add(reason);
        }
    }

    /// <summary>A gap in being a customer of at most the grace days keeps the state before it, as if it had not been.</summary>
    private void Bridge()
    {
        var width = _currencies.Count;
        var last = -1;
        for (var i = 0; i < _days.Count; i++)
        {
            if (!Pays(i) && !_held[i]) continue;
            if (last >= 0 && i > last + 1 && _days[i] - _days[last + 1] <= rules.GraceDays)
                for (var gap = last + 1; gap < i; gap++)
                {
                    for (var c = 0; c < width; c++) _amounts[gap * width + c] = _amounts[last * width + c];
                    _held[gap] = _held[last];
                }
            last = i;
        }
    }

    private bool Pays(int i)
    {
        var width = _currencies.Count;
        for (var c = 0; c < width; c++)
            if (_amounts[i * width + c] > 0) return true;
        return false;
    }

    private long Total(int i, int rateDay, bool home)
    {
        if (home) return _amounts[i];
        long total = 0;
        for (var c = 0; c < _currencies.Count; c++) total = checked(total + (fx.Convert(_amounts[i * _currencies.Count + c], _currencies[c], rateDay) ?? 0));
        return total;
    }

    private void NoteUnpriced(int i)
    {
        for (var c = 0; c < _currencies.Count; c++)
        {
            if (fx.Convert(_amounts[i * _currencies.Count + c], _currencies[c], _days[i]) is not null) continue;
            var until = Math.Min(i + 1 < _days.Count ? _days[i + 1] : Versions.NoDay, fx[_currencies[c]].FirstDay);
            Unpriced = Unpriced is { } before ? before with { To = Math.Max(before.To, until) } : new(_days[i], until, fx.Missing(_currencies[c], _days[i]));
        }
    }
}
