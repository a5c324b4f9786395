using System.Text.Json;
using Perennial.App.Access;
using Perennial.App.Customers;

namespace Perennial.App.Demo;

/// <summary>What the team changed by hand beside the monthly files: given accounts, tags before a conference, corrections, and one mistake.</summary>
internal sealed class DemoEdits(DemoBook book, DemoTeam team)
{
    private readonly List<AccountProfile> _present = [.. book.Accounts.Where(a => a.Since < book.Calendar.Installed && !a.IsHolding && a.Phase is "adoption" or "value")];

    public IEnumerable<DemoEdit> InOrder()
    {
        List<DemoEdit> edits = [Sponsored(), Given(), Tagged(), Mistaken(), .. Contacts(), .. Contracts()];
        return edits.OrderBy(e => e.At);
    }

    /// <summary>The owner takes part in the largest accounts.</summary>
    private DemoEdit Sponsored() => Accounts(4, team.Owner, count => $"Add a co-owner: {OwnerEmail}, of {count} accounts", Largest(6), _ => new RecordItem().Set("coOwners", [OwnerEmail]));

    private DemoEdit Given() => Accounts(9, team.Leader, count => $"gave {count} accounts to {Colleague.Virtual.Email}", SmallOnes(7), _ => new RecordItem().Set("coOwners", [Colleague.Virtual.Email]));

    private DemoEdit Tagged() => Accounts(96, team.Of("priya.raman@perennial.example"), count => $"Add a tag: user-day, of {count} accounts",
        [.. _present.Where(a => a is { Phase: "value", Tags.Count: < 2 } && a.Owner?.Email.StartsWith("priya", StringComparison.Ordinal) == true).Take(14)], a => new RecordItem().Set("tags", [.. a.Tags, "user-day"]));

    private DemoEdit Mistaken() => Accounts(118, team.Of("hannah.okafor@perennial.example"), count => $"Set the phase: leaving, of {count} accounts",
        [.. _present.Where(a => a.Phase == "adoption" && a.Owner?.Email.StartsWith("hannah", StringComparison.Ordinal) == true).Take(12)], _ => new RecordItem().Set("phase", "leaving")) with
    { TakenBack = true };

    /// <summary>People are promoted, and mail bounces.</summary>
    private IEnumerable<DemoEdit> Contacts()
    {
        var dice = Dice.For(DemoBook.Seed, 7_000_003);
        var owners = book.Accounts.ToDictionary(a => a.Id, StringComparer.Ordinal);
        foreach (var (person, n) in book.Contacts.Where(c => c is { Role: "champion", LeftOn: null } && owners[c.AccountId] is { Owner: not null, Segment.Name: not "SMB", Phase: "adoption" or "value" or "renewal" } account && account.Since < book.Calendar.Installed).Where((_, i) => i % 9 == 4).Take(9).Select((c, n) => (c, n)))
        {
            var item = new RecordItem().Set("contactId", person.Id).Set("accountId", person.AccountId);
            item = (n % 3) switch { 0 => item.Set("title", "Head of " + dice.Pick((string[])["Planning", "Operations", "Service"])).Set("influence", "high"), 1 => item.Set("stance", "supporter").Set("phone", "+1 312 555 0" + dice.Between(100, 199)), _ => item.Set("consent", "granted") };
            yield return new(At(20 + n * 14), team.Of(owners[person.AccountId].Owner!.Email), "contacts", $"{person.Name} edited", [item]);
        }
    }

    private IEnumerable<DemoEdit> Contracts()
    {
        var accounts = book.Accounts.ToDictionary(a => a.Id, a => a.Name, StringComparer.Ordinal);
        foreach (var (contract, n) in book.Contracts.Where(c => c is { Name: "Master services agreement", Terms: null, Cancelled: null } && c.Start < book.Calendar.Installed).Take(3).Select((c, n) => (c, n)))
            yield return new(At(70 + n * 31), team.Leader, "contracts", $"Contract {contract.Name} of {accounts[contract.AccountId]} edited",
                [new RecordItem().Set("contractId", contract.Id).Set("accountId", contract.AccountId).Set("start", Shell.Format.Iso(contract.Start)).Set("terms", "Agreed by mail: price held until the next renewal if they sign 60 days ahead.")]);
    }

    private DemoEdit Accounts(int day, Viewer by, Func<int, string> words, IReadOnlyList<AccountProfile> accounts, Func<AccountProfile, RecordItem> item) =>
        new(At(day), by, "accounts", words(accounts.Count), [.. accounts.Select(a => (Dictionary<string, JsonElement>)item(a).Set("accountId", a.Id))]);

    private IReadOnlyList<AccountProfile> Largest(int count) => [.. _present.Where(a => a.Segment.Name == "Enterprise").OrderByDescending(a => a.Employees).Take(count)];

    private IReadOnlyList<AccountProfile> SmallOnes(int count) => [.. _present.Where(a => a is { Segment.Name: "SMB", IsDesignPartner: false }).OrderBy(a => a.Owner is not null).ThenBy(a => a.Number).Take(count)];

    private DateTimeOffset At(int day) => new(book.Calendar.Installed.AddDays(day), new TimeOnly(13, 20 + day % 37), TimeSpan.Zero);

    private string OwnerEmail => team.Owner.Email ?? DemoSignIn.Email;
}
