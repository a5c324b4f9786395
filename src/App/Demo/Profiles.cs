namespace Perennial.App.Demo;

/// <summary>Draws the demo's accounts: who they are and since when, in the order in which they came.</summary>
internal sealed class Profiles(ulong seed, DemoCalendar calendar)
{
    private const int Accounts = 412;
    private const int FirstBook = 64;
    private static readonly string[] Industries = ["Logistics", "Healthcare", "Financial services", "Retail", "Manufacturing", "Media", "Professional services", "Energy", "Hospitality", "Technology"];
    private readonly Dice _dice = new(seed);

    public List<AccountProfile> Draw()
    {
        var since = Enumerable.Range(0, Accounts).Select(Since).Order().ToList();
        List<AccountProfile> accounts = [.. since.Select((day, i) => Profile(i + 1, day))];
        Group(accounts);
        Name(accounts);
        foreach (var account in accounts.Skip(45).Where(_ => _dice.Chance(0.14)))
            account.ReferredBy = accounts[_dice.Between(0, account.Number - 20)];
        foreach (var account in accounts.Where(a => a.Segment.Name == "SMB").Skip(8).Take(2)) account.IsDesignPartner = true;
        return accounts;
    }

    private DateOnly Since(int i)
    {
        if (i < FirstBook) return calendar.Opening.AddDays(_dice.Between(0, 45));
        // Sales get better over the years, with a slow and a busy season. Counted in days from the opening, so that tomorrow's company is today's, a day older.
        while (true)
        {
            var day = _dice.Between(40, 1093);
            if (_dice.Chance(0.65 + day / 5000.0 + 0.15 * Math.Sin(day * Math.Tau / 365))) return calendar.Today.AddDays(day - 1095);
        }
    }

    private AccountProfile Profile(int number, DateOnly since)
    {
        // Schools stopped coming when the competitor arrived.
        var segment = _dice.Pick(Segment.All, s => s == Segment.Education && since > calendar.CompetitorArrives ? s.Weight / 6 : s.Weight);
        var region = _dice.Pick(Regions.All, r => r.Weight);
        return new AccountProfile
        {
            Number = number,
            Segment = segment,
            Region = region,
            Country = _dice.Pick(region.Countries),
            Since = since,
            Owner = segment.Name == "SMB" && _dice.Chance(0.12) ? null : _dice.Pick(Csm.Team, c => c.Share),
            Industry = segment == Segment.Education ? "Education" : _dice.Pick(Industries),
            Employees = _dice.Between(segment.Employees.Low, segment.Employees.High),
            IsHolding = segment.Name == "Enterprise" && number > 60 && _dice.Chance(0.07),
        };
    }

    private void Group(List<AccountProfile> accounts)
    {
        var tops = accounts.Where(a => a.Segment.Name == "Enterprise" && (a.IsHolding || _dice.Chance(0.35))).ToList();
        foreach (var top in tops)
        {
            var free = accounts.Where(a => a.Parent is null && a.Segment.Name == "Mid-market" && a.Region == top.Region && a.Since > top.Since.AddDays(-200)).ToList();
            for (var n = _dice.Between(1, 4); n > 0 && free.Count > 0; n--)
            {
                var child = _dice.Pick(free);
                free.Remove(child);
                child.Parent = top;
            }
        }
    }

    private void Name(List<AccountProfile> accounts)
    {
        var names = new CompanyNames();
        foreach (var account in accounts.Where(a => a.Parent is null))
        {
            account.Name = names.Name(_dice, account.Region, account.IsSchool);
            if (account.IsHolding) account.Name = $"{account.Name.Split(' ')[0]} Holdings";
        }
        foreach (var account in accounts.Where(a => a.Parent is not null))
            account.Name = names.NameInGroup(_dice, account.Region, account.Parent!.Name.Split(' ')[0]);
    }
}
