using System.Globalization;

namespace Perennial.App.Demo;

/// <summary>
/// The files by which the demo company came in: everything on the day of the installation, then an export a month.
/// As with anybody's files, a few rows are refused, and once it was the wrong file.
/// </summary>
internal sealed class DemoFiles(DemoBook book)
{
    private const string LineHeader =
        "account_id,subscription_id,line_id,product,kind,quantity,unit_price,currency,interval,interval_count,start,end,trial_start,trial_end,cancelled_at,past_due_from,dunning_ends,paused_from,paused_to,discount_percent,discount_amount,discount_duration,discount_end,recorded_at";

    private readonly DemoCalendar _calendar = book.Calendar;

    public IReadOnlyList<DemoFile> InOrder()
    {
        var files = new List<DemoFile>();
        var since = DateTimeOffset.MinValue;
        foreach (var until in Exports())
        {
            var first = since == DateTimeOffset.MinValue;
            var name = first ? "" : "-" + until.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            var last = until == _calendar.Now;
            files.Add(new(until.AddMinutes(-50), $"exchange-rates{name}.csv", "fx-rates", Rates(since, until)));
            files.Add(new(until.AddMinutes(-44), $"accounts{name}.csv", "accounts", DemoAccounts.File(book, since, until, first, last)));
            files.Add(new(until.AddMinutes(-35), $"contacts{name}.csv", "contacts", Contacts(since, until, first)));
            files.Add(new(until.AddMinutes(-20), $"subscription-lines{name}.csv", "subscription-lines", Lines(since, until, first, last)));
            files.Add(new(until.AddMinutes(-12), $"contracts{name}.csv", "contracts", Contracts(since, until)));
            files.Add(new(until.AddMinutes(-7), $"survey-responses{name}.csv", "survey-responses", DemoVoice.Answers(book, since, until, first)));
            files.Add(new(until.AddMinutes(-5), $"tickets{name}.csv", "tickets", DemoVoice.Tickets(book, since, until)));
            if (first) files.Add(new(until.AddMinutes(-9), "products.csv", "products", Products()));
            since = until;
        }
        files.Add(WrongFile());
        return [.. files.Where(f => f.Text.IndexOf('\n') < f.Text.Length - 1).OrderBy(f => f.At)];
    }

    /// <summary>The installation, then the first working morning of each month, then today.</summary>
    private IEnumerable<DateTimeOffset> Exports()
    {
        yield return Morning(_calendar.Installed);
        for (var month = new DateOnly(_calendar.Installed.Year, _calendar.Installed.Month, 1).AddMonths(1); month.AddDays(20) < _calendar.Today; month = month.AddMonths(1))
            if (month > _calendar.Installed.AddDays(15)) yield return Morning(month.AddDays(month.DayOfWeek switch { DayOfWeek.Saturday => 2, DayOfWeek.Sunday => 1, _ => 0 }));
        yield return _calendar.Now;
    }

    private static DateTimeOffset Morning(DateOnly day) => new(day, new TimeOnly(9, 52), TimeSpan.Zero);

    private string Rates(DateTimeOffset since, DateTimeOffset until)
    {
        var text = new CsvText("date,base,quote,rate,recorded_at");
        foreach (var (day, currency, rate) in ExchangeRates.Weekly(DemoBook.Seed, _calendar))
        {
            var fixing = new DateTimeOffset(day, new TimeOnly(6, 0), TimeSpan.Zero);
            if (fixing > since && fixing <= until) text.Row(day, currency, "USD", rate, fixing);
        }
        return text.ToString();
    }

    private string Contacts(DateTimeOffset since, DateTimeOffset until, bool first)
    {
        var text = new CsvText("contact_id,account_id,name,email,role,reports_to,consent,title,phone,influence,stance,bounce,left_on");
        foreach (var person in book.Contacts.Where(c => Morning(c.Since) > since && Morning(c.Since) <= until)) Write(text, person, until);
        // Who left or stopped to be reached is written again with the next export.
        foreach (var person in book.Contacts.Where(c => Morning(c.Since) <= since && c.LeftOn is { } day && Morning(day) > since && Morning(day) <= until)) Write(text, person, until);
        if (first)
            text.Row("CON-9001", "ACC-0003", "Reception", "reception at front desk", "user", "", "unknown", "", "", "", "", "", "")
                .Row("CON-9002", "", "Jordan Vale", "jordan.vale@unknown.example", "champion", "", "granted", "", "", "", "", "", "")
                .Row("CON-9003", "ACC-0011", "Robin Ashe", "robin.ashe@typo.example", "user", "", "maybe", "", "", "", "", "", "");
        return text.ToString();
    }

    private static void Write(CsvText text, ContactRow c, DateTimeOffset until)
    {
        var gone = c.LeftOn is { } day && Morning(day) <= until;
        text.Row(c.Id, c.AccountId, c.Name, c.Email, c.Role, c.ReportsTo, c.Consent, c.Title, c.Phone, c.Influence, c.Stance, c.LeftOn is null || gone ? c.Bounce : null, gone ? c.LeftOn : null);
    }

    private string Contracts(DateTimeOffset since, DateTimeOffset until)
    {
        var text = new CsvText("contract_id,account_id,name,start,end,auto_renews,renewal_months,notice_days,signed,cancelled,currency,annual_value,subscriptions,terms");
        foreach (var c in book.Contracts)
        {
            var signed = Morning(c.Signed ?? c.Start);
            if ((signed > since && signed <= until) || (c.RecordedAt > since && c.RecordedAt <= until))
                text.Row(c.Id, c.AccountId, c.Name, c.Start, c.End, c.AutoRenews ? "yes" : "no", c.RenewalMonths, c.NoticeDays, c.Signed, c.RecordedAt <= until ? c.Cancelled : null, c.Currency, c.AnnualValue, c.SubscriptionId, c.Terms);
        }
        return text.ToString();
    }

    private static string Products()
    {
        var text = new CsvText("product_id,name,family,description");
        foreach (var (id, family, description) in Catalogue.Products) text.Row(id, id, family, description);
        return text.ToString();
    }

    private string Lines(DateTimeOffset since, DateTimeOffset until, bool first, bool last)
    {
        var text = new CsvText(LineHeader);
        foreach (var line in book.Lines.Where(l => l.RecordedAt > since && (l.RecordedAt <= until || last))) Write(text, line);
        if (first) Refused(text);
        if (last) Untidy(text);
        return text.ToString();
    }

    private static void Write(CsvText text, LineRow l) =>
        text.Row(l.AccountId, l.SubscriptionId, l.LineId, l.Product, l.Kind, l.Quantity, l.UnitPrice, l.Currency, l.Interval, l.Interval is null ? null : 1, l.Start, l.End, l.TrialStart, l.TrialEnd, l.CancelledAt,
            l.PastDueFrom, l.DunningEnds, l.PausedFrom, l.PausedTo, l.DiscountPercent, l.DiscountAmount, l.DiscountDuration, l.DiscountEnd, l.RecordedAt);

    /// <summary>What people type into a billing export by hand.</summary>
    private void Refused(CsvText text)
    {
        var line = book.Lines.First(l => l.Kind == "recurring" && l.Currency == "USD") with { DiscountPercent = null, DiscountAmount = null, DiscountDuration = null };
        string Row(string id, string quantity, string price, string currency, string start, string end) =>
            $"{line.AccountId},SUB-X-{id},SUB-X-{id}.1,Team,recurring,{quantity},{price},{currency},month,1,{start},{end},,,,,,,,,,,,";
        var start = line.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var row in new[]
        {
            Row("1", "twelve", "42", "USD", start, ""), Row("2", "5", "42", "US Dollar", start, ""), Row("3", "5", "", "USD", start, ""),
            Row("4", "5", "42", "USD", start, line.Start.AddDays(-30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), Row("5", "5", "42", "USD", "31/02/2024", ""),
        }) text.Row([.. row.Split(',')]);
    }

    /// <summary>What no real export is free of, for the data-quality page to name.</summary>
    private void Untidy(CsvText text)
    {
        var line = book.Lines.First(l => l is { Kind: "recurring", Currency: "GBP", Interval: "month" }).From(_calendar.Today.AddDays(-40), _calendar.Now.AddHours(-3)) with
        {
            Product = "Team",
            Quantity = 6,
            UnitPrice = 42,
            End = null,
            CancelledAt = null,
            DiscountPercent = null,
            DiscountAmount = null,
            DiscountDuration = null,
            DiscountEnd = null,
        };
        // The account whose row was refused at the installation, and one that nobody has heard of.
        Write(text, line with { AccountId = "ACC-9001", SubscriptionId = "SUB-9001", LineId = "SUB-9001.1" });
        Write(text, line with { AccountId = "ACC-0450", SubscriptionId = "SUB-0450", LineId = "SUB-0450.1", Quantity = 3 });
        Write(text, line with { SubscriptionId = line.SubscriptionId + "-X", LineId = line.SubscriptionId + "-X.1", End = line.Start });
        var live = book.Lines.Where(l => l is { Kind: "recurring", Product: "Team", Interval: "month", End: null, PastDueFrom: null, DiscountDuration: null } && l.RecordedAt < _calendar.Now.AddDays(-60)).DistinctBy(l => l.AccountId).TakeLast(3).ToList();
        Write(text, live[0].From(line.Start, line.RecordedAt) with { SubscriptionId = live[0].SubscriptionId + "-N", LineId = live[0].SubscriptionId + "-N.1", Quantity = 2 });
        Write(text, live[1].From(line.Start, line.RecordedAt) with { SubscriptionId = live[1].SubscriptionId + "-P", LineId = live[1].SubscriptionId + "-P.1", Product = "Insights", UnitPrice = 9, DiscountPercent = 10, DiscountDuration = "repeating" });
        Write(text, live[2].From(line.Start, line.RecordedAt) with { SubscriptionId = live[2].SubscriptionId + "-Q", LineId = live[2].SubscriptionId + "-Q.1", Product = "Automations", UnitPrice = 12, CancelledAt = line.Start.AddDays(20) });
    }

    /// <summary>A reseller's export with prices before commission, taken for the company's own.</summary>
    private DemoFile WrongFile()
    {
        var day = _calendar.Today.AddDays(-52);
        var at = new DateTimeOffset(day, new TimeOnly(14, 5), TimeSpan.Zero);
        var text = new CsvText(LineHeader);
        foreach (var line in book.Lines.Where(l => l is { Kind: "recurring", Product: "Team" or "Business", End: null } && l.RecordedAt < at).DistinctBy(l => l.LineId).TakeLast(34))
            Write(text, line with { Start = day.AddDays(-4), UnitPrice = decimal.Round(line.UnitPrice * 1.35m, 2), RecordedAt = at, TrialStart = null, TrialEnd = null, DiscountPercent = null, DiscountAmount = null, DiscountDuration = null, DiscountEnd = null });
        return new(at, "reseller-price-list.csv", "subscription-lines", text.ToString(), TimeSpan.FromMinutes(46));
    }
}
