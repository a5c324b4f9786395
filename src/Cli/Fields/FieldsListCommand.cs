using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Fields;

internal sealed class FieldsListCommand : ServerVerb
{
    private readonly Option<string> _of = FieldOptions.Of();

    public FieldsListCommand() : base("list", "Lists the custom fields that were defined.")
    {
        Add(_of);
        Examples = ["perennial fields list", "perennial fields list --of contacts --format json"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await screen.WriteAsync(await server.CustomFieldsAsync(parsed.GetRequiredValue(_of), cancellation), ContractJson.Default.IReadOnlyListCustomFieldItem, FieldOptions.Columns, "No custom field is defined.");
        return ExitCode.Ok;
    }
}
