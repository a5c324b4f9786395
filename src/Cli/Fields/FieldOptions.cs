using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Fields;

/// <summary>What the commands about custom fields share.</summary>
internal static class FieldOptions
{
    public static readonly string[] Types = ["text", "number", "decimal", "day", "yes-no", "choice", "person", "link"];

    public static readonly Column<CustomFieldItem>[] Columns =
    [
        new("field", f => f.Field), new("label", f => f.Label), new("type", f => f.Type), new("options", f => string.Join("; ", f.Options)), new("filter", f => f.Filter), Column<CustomFieldItem>.Whole("values", f => f.Values),
        new("archived", f => f.Archived), new("lies_ahead", f => f.LiesAhead) { OnlyCsv = true }, new("made_by", f => f.MadeBy) { OnlyCsv = true }, new("updated_at", f => f.UpdatedAt) { OnlyCsv = true },
    ];

    public static Option<string> Of()
    {
        var of = new Option<string>("--of") { Description = "accounts or contacts.", HelpName = "KIND", DefaultValueFactory = _ => "accounts" };
        of.OneOf("accounts", "contacts");
        return of;
    }

    public static Option<string?> Type(string description)
    {
        var type = new Option<string?>("--type") { Description = description, HelpName = "TYPE" };
        type.OneOf(Types);
        return type;
    }

    public static Argument<string> Field() => new("field") { Description = "Its name, as files or filters write it.", HelpName = "FIELD" };

    public static async Task<int> SaidAsync(this Screen screen, CustomFieldItem field, string done)
    {
        if (screen.Format == "json") await screen.WriteJsonAsync(field, ContractJson.Default.CustomFieldItem);
        else await screen.Out.WriteLineAsync(field.Field);
        await screen.SayAsync($"{field.Label} {done}.{(field.Filter is { } filter && !field.Archived ? $" In filters: {filter}" : "")}");
        return ExitCode.Ok;
    }
}
