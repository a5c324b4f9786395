using System.CommandLine;
using Perennial.Client;

namespace Perennial.Cli.Forecast;

/// <summary>Which days and accounts a forecast is asked for: the same on every command that shows one.</summary>
internal sealed class ForecastOptions
{
    private readonly Option<DateOnly?> _from = Days.Option("--from", "First day, together with --to. If neither is said: from today to the end of the eleventh month after this one.");
    private readonly Option<DateOnly?> _to = Days.Option("--to", "The day after the last, together with --from.");
    private readonly Option<string?> _filter = Names.FilterOption();
    private readonly Option<string?> _segment = new("--segment") { Description = "Only accounts of this segment.", HelpName = "SEGMENT" };
    private readonly Option<string?> _owner = new("--owner") { Description = "Only accounts of this owner.", HelpName = "EMAIL" };

    public ForecastOptions(Command command, bool days = true)
    {
        Option[] options = [.. days ? new Option[] { _from, _to } : [], _filter, _segment, _owner];
        foreach (var option in options) command.Add(option);
        if (days) command.Validators.Add(result =>
        {
            if (result.GetResult(_from) is null != result.GetResult(_to) is null) result.AddError("--from and --to go together.");
        });
    }

    public FigureQuery Of(ParseResult parsed) => new() { From = parsed.GetValue(_from), To = parsed.GetValue(_to), Filter = parsed.GetValue(_filter), Segment = parsed.GetValue(_segment), Owner = parsed.GetValue(_owner) };

    public static Option<string> By()
    {
        var by = new Option<string>("--by") { Description = "month, quarter, segment or owner.", HelpName = "WAY", DefaultValueFactory = _ => "month" };
        by.OneOf("month", "quarter", "segment", "owner");
        return by;
    }
}
