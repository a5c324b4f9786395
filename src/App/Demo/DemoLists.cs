using Perennial.App.Access;
using Perennial.App.Accounts;
using Perennial.App.Database;
using Perennial.App.Segments;
using Perennial.App.Views;
using Feature = Perennial.App.Features.Feature;
using AccountSegment = Perennial.App.Segments.Segment;

namespace Perennial.App.Demo;

/// <summary>The views and segments that the team works with, and who came into a segment and left it since.</summary>
internal sealed class DemoLists(Workspace workspace, AccountFilters filters)
{
    private static readonly (string Name, string Filter, string Description)[] Segments =
    [
        ("Key customers", "status:customer arr>=50k", "Who pays most. A review each quarter, and an executive sponsor whom we know by name."),
        ("Schools we serve", "segment:education status:customer", "Watched closely since the competitor's free offer."),
        ("Shrinking", "status:customer change<=-100", "Paying less than 90 days ago. Call before the next invoice."),
        ("Growing", "status:customer change>=250", "Paying more than 90 days ago. Ask what went well, and for a reference."),
    ];

    private static readonly (string Name, string[] Events, string[] Products)[] Features =
    [
        ("Planning", ["Task completed", "Schedule opened"], []), ("Discussion", ["Comment written"], []), ("Reports", ["Report opened", "Export made"], ["Team", "Business", "Enterprise", "Campus"]),
        ("Approvals", ["Approval given"], ["Business", "Enterprise"]), ("Automations", ["Rule run"], ["Automations"]), ("Insights", ["Dashboard opened"], ["Insights"]),
    ];

    public async Task MakeAsync(DemoTeam team, DemoCalendar calendar, CancellationToken cancellation)
    {
        var made = new DateTimeOffset(calendar.Installed.AddDays(3), new TimeOnly(15, 10), TimeSpan.Zero);
        await using var db = workspace.OpenFor(team.Leader);
        db.AddRange(Views(team, made));
        var segments = Segments.Select(s => new AccountSegment { Name = s.Name, NameKey = FoldedKey.Of(s.Name), Filter = s.Filter, Description = s.Description, MadeBy = team.Leader.Name, CreatedAt = made, UpdatedAt = made }).ToList();
        db.AddRange(segments);
        db.AddRange(Features.Select(f => new Feature { Name = f.Name, NameKey = FoldedKey.Of(f.Name), Events = f.Events, Products = f.Products, MadeBy = team.Leader.Name, CreatedAt = made, UpdatedAt = made }));
        await db.SaveChangesAsync(cancellation);
        await RememberAsync(db, segments, calendar, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private static IEnumerable<SavedView> Views(DemoTeam team, DateTimeOffset at)
    {
        yield return View("accounts", "Key accounts", "status:customer arr>=50k", "-mrr", "name,segment,owner,arr,spark,change,phase,tag", null, 1);
        yield return View("accounts", "Renewal season", "phase:renewal", "-mrr", "name,owner,mrr,change,since,contacts,tag", null, 2);
        yield return View("accounts", "Nobody looks after", "status:customer -has:owner", "-mrr", "", null, 3);
        yield return View("contacts", "Executive sponsors", "role:\"executive sponsor\" account.status:customer", "-mrr", "name,title,email,account,mrr,owner", null, 1);
        yield return View("contacts", "May be written to", "consent:granted bounced:no account.status:customer", "", "", null, 2);
        if (team.Owner.PersonId is not { } owner) yield break;
        yield return View("accounts", "I sponsor", "co-owner:me", "-mrr", "name,owner,arr,spark,change,since", owner, 1);
        yield return View("accounts", "Falling large ones", "status:customer arr>=20k change<0", "change", "", owner, 2);

        SavedView View(string list, string name, string filter, string sort, string columns, long? person, int place) => new()
        {
            List = list,
            Name = name,
            Filter = filter,
            Sort = sort,
            Columns = columns,
            PersonId = person,
            Place = place,
            MadeBy = person is null ? team.Leader.Name : team.Owner.Name,
            CreatedAt = at,
            UpdatedAt = at,
        };
    }

    /// <summary>Ten days by ten, as the books say today.</summary>
    private async Task RememberAsync(AppDb db, IReadOnlyList<AccountSegment> segments, DemoCalendar calendar, CancellationToken cancellation)
    {
        var inside = segments.ToDictionary(s => s, _ => new Dictionary<AccountId, SegmentMembership>());
        for (var day = calendar.Installed.AddDays(3); day <= calendar.Today; day = day.AddDays(10))
            foreach (var (segment, members) in inside)
            {
                var (ask, error) = await filters.OpenAsync(db, $"({segment.Filter}) as:{day:yyyy-MM-dd}", cancellation);
                if (ask is null) throw new InvalidOperationException($"{segment.Filter}: {error!.Message}");
                var fitting = (await ask.IdsAsync(cancellation)).ToHashSet();
                foreach (var gone in members.Keys.Where(a => !fitting.Contains(a)).ToList())
                {
                    members[gone].LeftOn = day;
                    members.Remove(gone);
                }
                foreach (var come in fitting.Where(a => !members.ContainsKey(a)))
                    db.Add(members[come] = new SegmentMembership { SegmentId = segment.Id, AccountId = come, EnteredOn = day });
            }
    }
}
