using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Fields;

/// <summary>Puts a field aside, or brings it back.</summary>
internal sealed class FieldsArchiveCommand : ServerVerb
{
    private readonly Argument<string> _field = FieldOptions.Field();
    private readonly Option<string> _of = FieldOptions.Of();
    private readonly Func<PerennialClient, string, string, CancellationToken, Task<CustomFieldItem>> _call;

    public FieldsArchiveCommand(string name, string description, Func<PerennialClient, string, string, CancellationToken, Task<CustomFieldItem>> call) : base(name, description)
    {
        _call = call;
        Add(_field);
        Add(_of);
        Examples = [$"perennial fields {name} seats", $"perennial fields {name} birthday --of contacts"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var field = await _call(server, parsed.GetRequiredValue(_field), parsed.GetRequiredValue(_of), cancellation);
        return await screen.SaidAsync(field, field.Archived ? "is archived" : "is in use");
    }
}
