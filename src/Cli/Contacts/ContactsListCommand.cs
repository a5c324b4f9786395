using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Contacts;

internal sealed class ContactsListCommand : ServerVerb
{
    private static readonly Column<ContactSummary>[] _columns =
    [
        new("contact_id", c => c.ContactId), new("name", c => c.Name), new("account_id", c => c.AccountId), new("account", c => c.AccountName), new("role", c => c.Role), new("title", c => c.Title), new("email", c => c.Email),
        new("consent", c => c.Consent), new("bounce", c => c.Bounce) { OnlyCsv = true }, new("updated_at", c => c.UpdatedAt) { OnlyCsv = true },
    ];

    private readonly Option<string?> _filter = new("--filter") { Description = "Only contacts that fit, such as: role:champion account.segment:smb. See docs/filters.md.", HelpName = "FILTER" };
    private readonly Option<string?> _sort = new("--sort") { Description = "name, role, email, account, mrr or updated; with a minus for the other way round.", HelpName = "ORDER" };
    private readonly Option<int?> _limit = new("--limit") { Description = "At most so many.", HelpName = "N" };

    public ContactsListCommand() : base("list", "Lists contacts with their accounts.")
    {
        foreach (var option in new Option[] { _filter, _sort, _limit }) Add(option);
        Examples = ["perennial contacts list --filter \"role:champion account.owner:me\"", "perennial contacts list --filter bounced:yes --format csv > bounced.csv"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var contacts = await server.ContactsAsync(parsed.GetValue(_filter), parsed.GetValue(_sort), cancellation).Take(parsed.GetValue(_limit) ?? int.MaxValue).ToListAsync(cancellation);
        await screen.WriteAsync(contacts, ContractJson.Default.IReadOnlyListContactSummary, _columns, "No contact is like this.");
        return ExitCode.Ok;
    }
}
