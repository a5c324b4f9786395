namespace Perennial.App.Demo;

/// <summary>Lives one account's subscription month by month and writes down every version of its lines, as a billing system would have recorded it.</summary>
internal sealed class CustomerStory(AccountProfile account, DemoCalendar calendar, Dice dice)
{
    private readonly List<LineRow> _addOns = [];
    private LineRow _main = null!;
    private DateOnly _firstPaid;
    private int _subscriptions, _lines;
    private bool _risen;

    public List<LineRow> Rows { get; } = [];

    /// <summary>The days on which it was served, one pair for each subscription it had; null while it is.</summary>
    public List<(DateOnly From, DateOnly? To)> Served { get; } = [];

    /// <summary>The same, with the trial before the first or in place of all.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly? To)> Stays => Rows.Count == 0 ? [] : Served.Count == 0 ? [(account.Since, Rows[^1].End)] : [(account.Since, Served[0].To), .. Served.Skip(1)];

    /// <summary>The day on which the last of them will end, though nobody has been told yet.</summary>
    public DateOnly? WillEnd { get; private set; }

    /// <summary>Ends for want of payment.</summary>
    public HashSet<DateOnly> Unpaid { get; } = [];

    /// <summary>The days from which it paid for less.</summary>
    public List<DateOnly> Shrunk { get; } = [];

    public void Tell()
    {
        if (account.IsHolding) return;
        var seats = (int)Math.Round(dice.Between(account.Segment.Seats.Low, (double)account.Segment.Seats.High) * (account.Segment.Name == "Enterprise" ? 1 + Math.Max(0, dice.Bell()) * 0.25 : 1));
        var plan = account.Segment.Name == "SMB" && dice.Chance(0.35) ? Plan.Starter : account.Segment.Plan;
        var interval = dice.Pick(account.Segment.Billing, b => b.Weight).Interval;
        Subscribe(account.Since, plan, seats, interval, tries: !account.IsDesignPartner && dice.Chance(account.Segment.Tries));
        new Extras(account, calendar, dice, Served).Tell(Rows);
    }

    private void Subscribe(DateOnly day, Plan plan, int seats, string interval, bool tries)
    {
        _addOns.Clear();
        _lines = 0;
        _subscriptions++;
        _main = Offers.Open(account, dice, new LineRow
        {
            AccountId = account.Id,
            SubscriptionId = SubscriptionId,
            LineId = NextLine(),
            Product = plan.Product,
            Quantity = seats,
            UnitPrice = Plan.For(plan.Monthly, interval),
            Currency = account.Region.Currency,
            Interval = interval,
            Start = day,
            RecordedAt = calendar.At(day, dice),
        });
        _firstPaid = day;
        if (tries && Try(day)) return;
        Rows.Add(_main);
        if (account.Segment.Name == "Enterprise" && dice.Chance(0.12)) CorrectPrice();
        if (dice.Chance(account.Segment.Name == "SMB" ? 0.06 : 0.18)) AddOn(_firstPaid, Plan.Insights);
        Served.Add((_firstPaid, null));
        Live();
    }

    /// <returns>Whether the story ends with the trial.</returns>
    private bool Try(DateOnly day)
    {
        _firstPaid = day.AddDays(14);
        _main = _main with { TrialStart = day, TrialEnd = _firstPaid };
        var converts = dice.Chance(day > calendar.Today.AddMonths(-12) ? 0.68 : 0.52);
        var ends = !converts && _firstPaid <= calendar.Today;
        if (ends)
        {
            Rows.Add(_main);
            var click = day.AddDays(dice.Between(2, 13));
            Rows.Add(_main with { CancelledAt = click, End = _firstPaid, RecordedAt = calendar.At(click, dice) });
        }
        else if (_firstPaid > calendar.Today) Rows.Add(_main);
        return ends || _firstPaid > calendar.Today;
    }

    private void Live()
    {
        for (var month = 1; ; month++)
        {
            var day = _firstPaid.AddMonths(month).AddDays(dice.Between(0, 24));
            if (day >= calendar.Today) break;
            if (day <= _main.Start) continue;
            PriceRise(day);
            if (day <= _main.Start) continue;
            if (Month(day)) return;
        }
        PriceRise(calendar.Today.AddDays(-1));
    }

    /// <returns>Whether the subscription ends.</returns>
    private bool Month(DateOnly day)
    {
        var growth = account.Owner?.Growth ?? 0.8;
        if (dice.Chance(Leaves(day))) return Cancel(day);
        if (_main.Interval is "month" or "week" && dice.Chance(0.0022)) return StopPaying(day);
        if (account.IsDesignPartner) return false;
        if (_main.Interval != "year" && _main.PausedFrom is null && dice.Chance(0.0030)) Pause(day);
        else if (_main.Interval == "month" && dice.Chance(0.0035)) PayLate(day);
        else if (dice.Chance(account.Segment.Grows * growth)) Grow(day);
        else if (dice.Chance(account.Segment.Shrinks)) Shrink(day);
        return false;
    }

    private double Leaves(DateOnly day)
    {
        var churn = account.Segment.Leaves * (account.Owner?.Churn ?? 1.2);
        if (!account.IsSchool || day < calendar.CompetitorArrives) return churn;
        return churn * (day < calendar.CompetitorSettles ? 9 : 4);
    }

    private bool Cancel(DateOnly day)
    {
        var end = Boundary(day.AddDays(1));
        var told = BillingDays.Notice(account, _main.Interval, day, end);
        if (told >= calendar.Today)
        {
            WillEnd = end;
            return true;
        }
        End(line => line with { CancelledAt = told, End = end, RecordedAt = Recorded(told) }, end);
        if (account.IsSchool || !dice.Chance(0.20)) return true;
        return Return(end.AddDays(dice.Between(20, 190)));
    }

    private bool StopPaying(DateOnly day)
    {
        var end = day.AddDays(28);
        Unpaid.Add(end);
        End(line => line with { PastDueFrom = day, DunningEnds = end, RecordedAt = calendar.At(day, dice) }, end);
        return end >= calendar.Today || !dice.Chance(0.35) || Return(end.AddDays(dice.Between(9, 60)));
    }

    private bool Return(DateOnly day)
    {
        if (day < calendar.Today)
            Subscribe(day, Plan.Named(_main.Product), Math.Max(2, (int)(_main.Quantity * (decimal)dice.Between(0.7, 1.1))), _main.Interval!, tries: false);
        return true;
    }

    private void End(Func<LineRow, LineRow> ended, DateOnly end)
    {
        Rows.Add(ended(_main));
        Rows.AddRange(_addOns.Select(ended));
        Served[^1] = (Served[^1].From, end);
    }

    /// <summary>Rests for some months and comes back on its own.</summary>
    private void Pause(DateOnly day)
    {
        var back = day.AddDays(dice.Between(35, 90));
        _main = _main with { PausedFrom = day, PausedTo = back, RecordedAt = calendar.At(day.AddDays(-3), dice) };
        Rows.Add(_main);
        for (var i = 0; i < _addOns.Count; i++) Rows.Add(_addOns[i] = _addOns[i] with { PausedFrom = day, PausedTo = back, RecordedAt = _main.RecordedAt });
    }

    /// <summary>A card fails and is replaced in time: for some days it looked like a loss to come.</summary>
    private void PayLate(DateOnly day)
    {
        Rows.Add(_main with { PastDueFrom = day, DunningEnds = day.AddDays(28), RecordedAt = calendar.At(day, dice) });
        if (day.AddDays(9) >= calendar.Today) return;
        _main = _main with { RecordedAt = calendar.At(day.AddDays(dice.Between(3, 8)), dice) };
        Rows.Add(_main);
    }

    private void Grow(DateOnly day)
    {
        var plan = Plan.Named(_main.Product);
        if (plan.Above is { } above && above != Plan.Enterprise && dice.Chance(0.16)) Change(day, above, _main.Quantity);
        else if (_addOns.Count < 2 && dice.Chance(0.22)) AddOn(day, _addOns.Count == 0 ? Plan.Insights : Plan.Automations);
        else Change(day, plan, Math.Ceiling(_main.Quantity * (decimal)dice.Between(1.06, 1.30)));
    }

    private void Shrink(DateOnly day)
    {
        if (_main.Interval == "year") day = Boundary(day);
        if (day >= calendar.Today || day <= _main.Start) return;
        var plan = Plan.Named(_main.Product);
        Shrunk.Add(day);
        if (_addOns.Count > 0 && _addOns[^1].Start < day && dice.Chance(0.3)) DropAddOn(day);
        else if (plan.Below is { } below && dice.Chance(0.25)) Change(day, below, _main.Quantity);
        else Change(day, plan, Math.Max(1, Math.Floor(_main.Quantity * (decimal)dice.Between(0.60, 0.92))));
    }

    private void Change(DateOnly day, Plan plan, decimal seats)
    {
        var price = plan.Product == _main.Product ? _main.UnitPrice : Plan.For(plan.Monthly, _main.Interval!);
        _main = _main.From(day, Recorded(day)) with { Product = plan.Product, Quantity = seats, UnitPrice = price };
        Rows.Add(_main);
    }

    private void AddOn(DateOnly day, Plan plan)
    {
        if (_addOns.Any(a => a.Product == plan.Product)) return;
        _addOns.Add(new LineRow
        {
            AccountId = account.Id,
            SubscriptionId = SubscriptionId,
            LineId = NextLine(),
            Product = plan.Product,
            Quantity = _main.Quantity,
            UnitPrice = Plan.For(plan.Monthly, _main.Interval!),
            Currency = _main.Currency,
            Interval = _main.Interval,
            Start = day,
            RecordedAt = Recorded(day),
        });
        Rows.Add(_addOns[^1]);
    }

    private void DropAddOn(DateOnly day)
    {
        Rows.Add(_addOns[^1] with { CancelledAt = day, End = day, RecordedAt = Recorded(day) });
        _addOns.RemoveAt(_addOns.Count - 1);
    }

    /// <summary>The contract said less than what was first typed in; found at the second invoice.</summary>
    private void CorrectPrice()
    {
        var found = _main.Start.AddDays(dice.Between(60, 110));
        if (found >= calendar.Today) return;
        _main = _main with { UnitPrice = decimal.Round(_main.UnitPrice * 0.9m, 2), RecordedAt = calendar.At(found, dice) };
        Rows.Add(_main);
    }

    private void PriceRise(DateOnly until)
    {
        if (_risen || account.IsDesignPartner || calendar.PriceRise < account.Since.AddYears(1)) return;
        var day = Boundary(calendar.PriceRise);
        if (day > until || day >= calendar.Today) return;
        _risen = true;
        if (day <= _main.Start || (account.Segment.Name == "Enterprise" && dice.Chance(0.5))) return;
        _main = _main.From(day, calendar.At(day.AddDays(-21), dice)) with { UnitPrice = decimal.Round(_main.UnitPrice * 1.08m, 2) };
        Rows.Add(_main);
    }

    private DateOnly Boundary(DateOnly day) => BillingDays.Boundary(_main.Interval, _firstPaid, day);

    private DateTimeOffset Recorded(DateOnly day) => calendar.Recorded(day, dice);

    private string SubscriptionId => $"SUB-{account.Number:0000}{(_subscriptions > 1 ? $"-{_subscriptions}" : "")}";

    private string NextLine() => $"{SubscriptionId}.{++_lines}";
}
