using System.CommandLine;
using Perennial.Client;

namespace Perennial.Cli.Revenue;

/// <summary>Over which time, for whom and by which options a figure is asked for: the same on every command that shows figures.</summary>
internal sealed class FigureOptions
{
    private readonly Option<DateOnly?> _at = Days.Option("--at", "The day a window ends on.");
    private readonly Option<string?> _window = new("--window") { Description = "Looked back from --at: 30d, 4w, 12m, 1q, 1y.", HelpName = "WINDOW" };
    private readonly Option<DateOnly?> _from = Days.Option("--from", "First day of the first period.");
    private readonly Option<DateOnly?> _to = Days.Option("--to", "The day after the last period.");
    private readonly Option<string?> _grain = new("--grain") { Description = "day, week, month, quarter or year.", HelpName = "GRAIN" };
    private readonly Option<string?> _filter = Names.FilterOption();
    private readonly Option<string?> _segment = new("--segment") { Description = "Only accounts of this segment.", HelpName = "SEGMENT" };
    private readonly Option<string?> _owner = new("--owner") { Description = "Only accounts of this owner.", HelpName = "EMAIL" };
    private readonly Option<string?> _billedIn = new("--billed-in") { Description = "Only what is billed in this currency.", HelpName = "CODE" };
    private readonly Option<DateOnly?> _asKnown = Days.Option("--as-known", "Only what was recorded by this day.");
    private readonly Option<string[]> _options = new("--option") { Description = "A workspace option for this call only; as often as needed.", HelpName = "NAME=VALUE", Arity = ArgumentArity.OneOrMore };

    /// <param name="command">Gets the options.</param>
    /// <param name="windows">Takes --at and --window.</param>
    /// <param name="series">Takes --from, --to and --grain.</param>
    public FigureOptions(Command command, bool windows = true, bool series = true)
    {
        _grain.OneOf(Names.Grains);
        _options.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
                result.AddError($"'{token.Value}' is not NAME=VALUE, such as movement=period-net.");
        });
        _options.CompletionSources.Add(_ => Names.Options);
        if (windows || !series) command.Add(_at);
        if (windows) command.Add(_window);
        Option[] rest = [.. series ? new Option[] { _from, _to, _grain } : [], _filter, _segment, _owner, _billedIn, _asKnown, _options];
        foreach (var option in rest) command.Add(option);
    }

    public FigureQuery Of(ParseResult parsed) => new()
    {
        At = parsed.GetResult(_at) is null ? null : parsed.GetValue(_at),
        Window = parsed.GetResult(_window) is null ? null : parsed.GetValue(_window),
        From = parsed.GetResult(_from) is null ? null : parsed.GetValue(_from),
        To = parsed.GetResult(_to) is null ? null : parsed.GetValue(_to),
        Grain = parsed.GetResult(_grain) is null ? null : parsed.GetValue(_grain),
        Filter = parsed.GetValue(_filter),
        Segment = parsed.GetValue(_segment),
        Owner = parsed.GetValue(_owner),
        BilledIn = parsed.GetValue(_billedIn),
        AsKnown = parsed.GetValue(_asKnown),
        Options = parsed.GetValue(_options) ?? [],
    };
}
