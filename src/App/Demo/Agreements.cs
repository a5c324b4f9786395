namespace Perennial.App.Demo;

/// <summary>What an account signed for each subscription it had: agreements of one or more years that renew by themselves, or an order form for each year.</summary>
internal sealed class Agreements(AccountProfile account, DemoCalendar calendar, Dice dice)
{
    private static readonly string[] Special =
    [
        "Price held for the second term. Any rise after that is capped at 5 %.",
        "Quarterly service review in writing. Named support contact in their time zone.",
        "May reduce seats once a year at renewal, by up to a fifth, without giving notice.",
        "Security questionnaire to be answered anew before each renewal; allow three weeks.",
        "Invoices only against a purchase order. Procurement wants the renewal quote 60 days ahead.",
        "Data stays in the EU. Export of all data within ten working days after the end.",
    ];

    public IReadOnlyList<ContractRow> Of(IReadOnlyList<LineRow> lines)
    {
        var number = 0;
        var rows = new List<ContractRow>();
        foreach (var subscription in lines.Where(l => l is { Kind: "recurring", Interval: not null }).GroupBy(l => l.SubscriptionId))
        {
            List<LineRow> main = [.. subscription.Where(l => l.LineId == subscription.First().LineId)];
            // Who pays by the month or tries first has agreed to the terms of the website and signed nothing.
            if (main[0].Interval is "month" or "week" && (account.Segment.Name is "SMB" || main[0].TrialEnd is not null || !dice.Chance(0.6))) continue;
            if (account.Segment.Name is "Enterprise" && dice.Chance(0.35)) rows.AddRange(OrderForms(main, ref number));
            else rows.Add(Lasting(main, ++number));
        }
        return rows;
    }

    /// <summary>One agreement, which goes on by itself.</summary>
    private ContractRow Lasting(List<LineRow> main, int number)
    {
        var years = account.Segment.Name == "Enterprise" && dice.Chance(0.4) ? dice.Between(2, 3) : 1;
        var first = main[0];
        var last = main[^1];
        var ended = last.CancelledAt ?? (last.DunningEnds < calendar.Today ? last.DunningEnds : null);
        return Row(first, number, account.Segment.Name == "Enterprise" ? "Master services agreement" : account.IsSchool ? "Campus agreement" : "Subscription agreement") with
        {
            Start = first.Start,
            End = first.Start.AddYears(years),
            AutoRenews = true,
            RenewalMonths = 12,
            NoticeDays = account.Segment.Name switch { "Enterprise" => 90, "SMB" => 30, _ => 60 },
            Cancelled = ended,
            RecordedAt = ended is null ? first.RecordedAt : last.RecordedAt,
        };
    }

    /// <summary>A signature a year: nothing renews by itself.</summary>
    private List<ContractRow> OrderForms(List<LineRow> main, ref int number)
    {
        var rows = new List<ContractRow>();
        var last = main.LastOrDefault(l => l.CancelledAt is not null)?.End ?? calendar.Today.AddDays(1);
        for (var start = main[0].Start; start < last && start <= calendar.Today; start = start.AddYears(1))
        {
            var version = main.LastOrDefault(l => l.Start <= start) ?? main[0];
            rows.Add(Row(version, ++number, rows.Count == 0 ? "Order form" : $"Renewal {start.Year}") with { Start = start, End = start.AddYears(1), NoticeDays = null, RecordedAt = calendar.At(start, dice) });
        }
        return rows;
    }

    private ContractRow Row(LineRow line, int number, string name) => new()
    {
        Id = $"CT-{account.Number:0000}-{number}",
        AccountId = account.Id,
        Name = name,
        Start = line.Start,
        Signed = line.Start.AddDays(-dice.Between(2, 24)),
        Currency = line.Currency,
        AnnualValue = decimal.Round(line.Quantity * line.UnitPrice * line.Interval switch { "month" => 12, "quarter" => 4, "week" => 52, _ => 1 }, 0),
        SubscriptionId = line.SubscriptionId,
        Terms = dice.Chance(account.Segment.Name == "Enterprise" ? 0.7 : 0.15) ? dice.Pick(Special) : null,
        RecordedAt = line.RecordedAt,
    };
}
