using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Contacts;

internal sealed class ContactsShowCommand : ServerVerb
{
    private readonly Argument<string> _id = new("id") { Description = "The contact's own id.", HelpName = "ID" };

    public ContactsShowCommand() : base("show", "Shows one contact.")
    {
        Add(_id);
        Examples = ["perennial contacts show ann-lee", "perennial contacts show ann-lee --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var c = await server.ContactAsync(parsed.GetRequiredValue(_id), cancellation);
        if (screen.Format == "json") await screen.WriteJsonAsync(c, ContractJson.Default.ContactRow);
        else
            screen.WriteFacts([
                ("contact_id", c.ContactId), ("name", c.Name), ("account_id", c.AccountId), ("title", c.Title), ("role", c.Role), ("email", c.Email), ("phone", c.Phone), ("reports_to", c.ReportsTo), ("consent", c.Consent),
                ("bounce", c.Bounce), ("influence", c.Influence), ("stance", c.Stance), ("left_on", Cells.Exact(c.LeftOn)), ("archived", c.Archived ? "yes" : null), .. c.Custom.Select(f => (f.Key, (string?)f.Value)),
            ]);
        return ExitCode.Ok;
    }
}
