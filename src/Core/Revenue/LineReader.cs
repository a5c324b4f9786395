namespace Perennial.Core.Revenue;

/// <summary>Reads the versions of one line into the spans that it pays, by the metric standard's table.</summary>
internal sealed class LineReader(Versions versions, TimelineRules rules)
{
    private readonly int[] _cuts = new int[10];

    public int StartOf(int v) => Local(versions.Start[v]);

    public int Local(int when) => when >= 0 ? when : DayOrInstant.LocalDay(versions.Instants[-when - 1], rules.Zone);

    /// <param name="v">The version.</param>
    /// <param name="next">Start of the version that follows it on its line, <see cref="Versions.NoDay"/> for none.</param>
    public void Read(int v, int next, List<PaidSpan> spans, List<Cancellation> cancellations)
    {
        if (!rules.Counts((LineKind)versions.Kind[v])) return;
        var start = StartOf(v);
        if (versions.Term[v] < 0)
        {
            var end = Math.Min(Local(versions.End[v]), next);
            if (end >= rules.DataEnd) end = Versions.NoDay;
            Emit(v, start, end, Amount(v, versions.Gross[v]), paused: false, EndReason.Ended, spans);
            return;
        }
        ReadTerms(v, start, next, versions.Terms[versions.Term[v]], spans, cancellations);
    }

    private void ReadTerms(int v, int start, int next, in Terms terms, List<PaidSpan> spans, List<Cancellation> cancellations)
    {
        var (trialFrom, trialTo) = Range(terms.TrialStart, terms.TrialEnd, ifOnlyEnd: start);
        var (pausedFrom, pausedTo) = Range(terms.PausedFrom, terms.PausedTo, ifOnlyEnd: Versions.NoDay);
        var firstPaid = Math.Max(start, trialTo is Versions.NoDay ? start : trialTo);
        var end = End(v, start, firstPaid, next, terms, cancellations);
        var reason = end == PastDueEnd(terms) ? EndReason.Involuntary : terms.CancelledAt != Versions.NoDay ? EndReason.Cancelled : EndReason.Ended;
        if (end >= rules.DataEnd) end = Versions.NoDay;
        var discountTo = rules.Reduces(terms.Discount) ? DiscountEnd(terms, firstPaid) : start;

        var cuts = _cuts.AsSpan();
        var n = 0;
        cuts[n++] = start;
        cuts[n++] = end;
        foreach (var day in (ReadOnlySpan<int>)[trialFrom, trialTo, pausedFrom, pausedTo, discountTo])
            if (day > start && day < end) cuts[n++] = day;
        cuts[..n].Sort();
        for (var i = 0; i + 1 < n; i++)
        {
            var (from, to) = (cuts[i], cuts[i + 1]);
            if (from >= to || (from >= trialFrom && from < trialTo)) continue;
            var paused = from >= pausedFrom && from < pausedTo;
            var amount = paused ? 0 : Amount(v, from < discountTo ? terms.Discounted : versions.Gross[v]);
            Emit(v, from, to, amount, paused, to == end ? reason : to == pausedFrom ? EndReason.Paused : EndReason.Ended, spans);
        }
    }

    private int End(int v, int start, int firstPaid, int next, in Terms terms, List<Cancellation> cancellations)
    {
        var own = Local(versions.End[v]);
        var end = Math.Min(own, next);
        if (next > own || own == Versions.NoDay && next == Versions.NoDay) end = CancelledEnd(v, start, firstPaid, own, terms, cancellations);
        return Math.Max(start, Math.Min(end, PastDueEnd(terms)));
    }

    /// <summary>A version ended by its successor was not ended by a cancellation; this is asked only of one that ends by itself.</summary>
    private int CancelledEnd(int v, int start, int firstPaid, int own, in Terms terms, List<Cancellation> cancellations)
    {
        if (terms.CancelledAt == Versions.NoDay) return own;
        var click = Math.Max(start, Local(terms.CancelledAt));
        cancellations.Add(new(v, click));
        return rules.ChurnDate switch
        {
            "click" => Math.Min(own, click),
            "billing-cancel" => Math.Min(own, BillingBoundary(firstPaid, click, terms)),
            _ => own,
        };
    }

    private int PastDueEnd(in Terms terms) => rules.PastDue switch
    {
        "end-of-dunning" => Local(terms.DunningEnds),
        "after-days" when terms.PastDueFrom != Versions.NoDay => Local(terms.PastDueFrom) + rules.PastDueDays,
        "first-failure" => Local(terms.PastDueFrom),
        _ => Versions.NoDay,
    };

    /// <summary>The first end of a billing interval, counted by anniversaries from the first paid day, that is not before the click.</summary>
    private static int BillingBoundary(int firstPaid, int click, in Terms terms)
    {
        var k = 0;
        var boundary = firstPaid;
        while (boundary < click) boundary = After(firstPaid, ++k, terms);
        return boundary;
    }

    private static int After(int anchor, int intervals, in Terms terms)
    {
        var count = (long)intervals * terms.IntervalCount;
        return terms.Interval switch
        {
            BillingInterval.Day => (int)Math.Min(Versions.NoDay, anchor + count),
            BillingInterval.Week => (int)Math.Min(Versions.NoDay, anchor + 7 * count),
            BillingInterval.Month => AfterMonths(anchor, count),
            BillingInterval.Quarter => AfterMonths(anchor, 3 * count),
            BillingInterval.Year => AfterMonths(anchor, 12 * count),
        };
    }

    private static int AfterMonths(int anchor, long months)
    {
        var day = DateOnly.FromDayNumber(anchor);
        return months > (9999 - day.Year) * 12 + 12 - day.Month ? Versions.NoDay : day.AddMonths((int)months).DayNumber;
    }

    private int DiscountEnd(in Terms terms, int firstPaidDay)
    {
        if (terms.DiscountEnd != Versions.NoDay) return Local(terms.DiscountEnd);
        return terms.Discount == DiscountDuration.Once ? After(firstPaidDay, 1, terms) : Versions.NoDay;
    }

    private (int From, int To) Range(int from, int to, int ifOnlyEnd)
    {
        if (from == Versions.NoDay) return to == Versions.NoDay ? (Versions.NoDay, Versions.NoDay) : (ifOnlyEnd, Local(to));
        return (Local(from), Local(to));
    }

    /// <exception cref="OverflowException">The amount is beyond what can be held.</exception>
    private long Amount(int v, long revenue)
    {
        var amount = rules.Subject != Subject.Seats ? revenue : revenue > 0 ? versions.Quantity[v] : 0;
        return amount == Versions.Beyond ? throw new OverflowException() : amount;
    }

    private void Emit(int v, int from, int to, long amount, bool paused, EndReason reason, List<PaidSpan> spans)
    {
        if (from >= to || from >= rules.DataEnd) return;
        var held = amount == 0 && (paused ? rules.PauseIsContraction : rules.KeepFree);
        if (amount == 0 && !held) return;
        var currency = rules.Subject == Subject.Seats ? (short)0 : versions.Currency[v];
        spans.Add(new(versions.Line[v], versions.Subscription[v], currency, from, to, amount, held, reason));
    }
}
