using Microsoft.EntityFrameworkCore;
using Perennial.App.Database;
using Perennial.App.Import.Kinds;
using Perennial.Core.Filters;
using Perennial.Usage;
using Perennial.Usage.Sql;
using Perennial.Usage.Store;

namespace Perennial.App.Traits;

/// <summary>Which traits go where, and which have come.</summary>
public sealed class TraitBook(TraitRules rules, EventStore events)
{
    private const int MostRules = 100, LongestTrait = 200, Looked = 2000;
    private const string Custom = "custom.";

    /// <summary>Fields that name the record, or that no trait should change.</summary>
    private static readonly string[] _withheld = ["account_id", "contact_id", "archived", "reports_to"];
    /// <summary>A rule as it is asked for.</summary>
    public readonly record struct Asked(string Record, string Trait, string Field);

    public IReadOnlyList<TraitRule> Rules => rules.All;

    /// <summary>Fields that a trait may be.</summary>
    public static IReadOnlyList<string> FieldsOf(string record) => [.. ImportKinds.Find(record)!.Fields.Select(f => f.Name).Where(f => !_withheld.Contains(f))];

    /// <summary>Puts these rules in place of all others; else says which one is wrong, and why.</summary>
    public async Task<(int Index, string Field, string Why)?> SaveAsync(AppDb db, IReadOnlyList<Asked> asked, CancellationToken cancellation)
    {
        if (asked.Count > MostRules) return (MostRules, "trait", $"There are at most {MostRules} rules.");
        foreach (var (i, rule) in asked.Index())
        {
            if (rule.Record is not (TraitRule.Accounts or TraitRule.Contacts)) return (i, "record", $"It is {TraitRule.Accounts} or {TraitRule.Contacts}.");
            if (rule.Trait.Length is 0 or > LongestTrait) return (i, "trait", $"A trait has a name of at most {LongestTrait} characters.");
            if (asked.Take(i).Any(r => r.Record == rule.Record && r.Trait == rule.Trait)) return (i, "trait", $"There are two rules for '{rule.Trait}'.");
            if (asked.Take(i).Any(r => r.Record == rule.Record && r.Field == rule.Field)) return (i, "field", $"Two traits would be '{rule.Field}'.");
            var fields = FieldsOf(rule.Record);
            if (!fields.Contains(rule.Field) && !(rule.Field.StartsWith(Custom, StringComparison.Ordinal) && rule.Field.Length > Custom.Length))
                return (i, "field", $"{rule.Record} have no field '{rule.Field}'.{(Nearness.Nearest(rule.Field, fields) is { } meant ? $" Did you mean '{meant}'?" : $" There are {string.Join(", ", fields)} and custom.NAME.")}");
        }
        var stand = await db.TraitRules.ToListAsync(cancellation);
        db.RemoveRange(stand.Where(rule => !asked.Any(r => r.Record == rule.Record && r.Trait == rule.Trait)));
        foreach (var wanted in asked)
        {
            if (stand.Find(rule => rule.Record == wanted.Record && rule.Trait == wanted.Trait) is { } known) known.Field = wanted.Field;
            else db.Add(new TraitRule { Record = wanted.Record, Trait = wanted.Trait, Field = wanted.Field });
        }
        await db.SaveChangesAsync(cancellation);
        rules.Forget();
        return null;
    }

    /// <summary>Traits that came in the last messages, with what one of them says.</summary>
    public Task<IReadOnlyList<SeenTrait>> SeenAsync(string record, CancellationToken cancellation) => TraitsQuery.LatelyAsync(events.Engine, record == TraitRule.Accounts, Looked, cancellation);

    /// <summary>The day of a moment in microseconds since 1970, where events are counted by day.</summary>
    public DateOnly DayOf(long at) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(new LocalDays(events.Engine.Zone).Of(at));
}
