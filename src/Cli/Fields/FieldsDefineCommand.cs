using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Fields;

internal sealed class FieldsDefineCommand : ServerVerb
{
    private readonly Argument<string> _label = new("label") { Description = "Its name for people.", HelpName = "LABEL" };
    private readonly Option<string?> _type = FieldOptions.Type("What its values are; text if not said.");
    private readonly Option<string?> _name = new("--name") { Description = "Its name in files; made of the label if not said. Name a field that data has already to define that one.", HelpName = "FIELD" };
    private readonly Option<string[]> _options = new("--option") { Description = "What a choice may be; as often as needed.", HelpName = "WORD" };
    private readonly Option<bool> _ahead = new("--lies-ahead") { Description = "Of a day: <30d in a filter means within the next 30 days." };
    private readonly Option<string> _of = FieldOptions.Of();

    public FieldsDefineCommand() : base("define", "Defines a custom field. Refused when values that there are do not fit its type.")
    {
        Add(_label);
        foreach (var option in new Option[] { _type, _name, _options, _ahead, _of }) Add(option);
        Examples = ["perennial fields define Seats --type number", "perennial fields define Tier --type choice --option Gold --option Silver", "perennial fields define \"Next review\" --type day --lies-ahead"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation) => await screen.SaidAsync(
        await server.DefineFieldAsync(new NewCustomField(parsed.GetRequiredValue(_label), parsed.GetValue(_type) ?? "text")
        {
            Of = parsed.GetRequiredValue(_of),
            Field = parsed.GetValue(_name),
            Options = parsed.GetValue(_options) ?? [],
            LiesAhead = parsed.GetValue(_ahead),
        }, cancellation), "is defined");
}
