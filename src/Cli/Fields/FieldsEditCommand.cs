using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Fields;

internal sealed class FieldsEditCommand : ServerVerb
{
    private readonly Argument<string> _field = FieldOptions.Field();
    private readonly Option<string?> _label = new("--label") { Description = "Its name for people.", HelpName = "LABEL" };
    private readonly Option<string?> _type = FieldOptions.Type("What its values are.");
    private readonly Option<string[]> _options = new("--option") { Description = "What a choice may be: all of them, as often as needed.", HelpName = "WORD" };
    private readonly Option<bool?> _ahead = new("--lies-ahead") { Description = "Of a day: true or false.", HelpName = "BOOL" };
    private readonly Option<string> _of = FieldOptions.Of();

    public FieldsEditCommand() : base("edit", "Changes a custom field; what is not said stays. A type that values do not fit is refused.")
    {
        Add(_field);
        foreach (var option in new Option[] { _label, _type, _options, _ahead, _of }) Add(option);
        Examples = ["perennial fields edit seats --label \"Seats sold\"", "perennial fields edit tier --option Gold --option Silver --option Bronze"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation) => await screen.SaidAsync(
        await server.ChangeFieldAsync(parsed.GetRequiredValue(_field), parsed.GetRequiredValue(_of), new CustomFieldChange
        {
            Label = parsed.GetValue(_label),
            Type = parsed.GetValue(_type),
            Options = parsed.GetValue(_options) is { Length: > 0 } options ? options : null,
            LiesAhead = parsed.GetValue(_ahead),
        }, cancellation), "is saved");
}
