using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Settings;

internal sealed class SettingsSetCommand : ServerVerb
{
    private readonly Argument<string[]> _pairs = new("pairs") { Description = "Options and their values. When one is wrong, none is set.", HelpName = "NAME=VALUE", Arity = ArgumentArity.OneOrMore };

    public SettingsSetCommand() : base("set", "Sets options of the workspace, for everybody.")
    {
        _pairs.CompletionSources.Add(_ => Names.Options);
        Add(_pairs);
        Examples = ["perennial settings set movement=period-net", "perennial settings set past-due=after-days past-due-days=14", "perennial settings set data-end=2020-03-01"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in parsed.GetRequiredValue(_pairs))
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } name, var value]) throw CommandFailure.WrongUsage($"'{pair}' is not NAME=VALUE, such as currency=EUR.");
            if (!values.TryAdd(name.Trim(), value.Trim())) throw CommandFailure.WrongUsage($"'{name}' is given twice.");
        }

        var after = await server.SetSettingsAsync(values, cancellation);
        var set = after.Items.Where(s => values.ContainsKey(s.Name)).ToList();
        if (screen.Format == "json") await screen.WriteJsonAsync(set, ContractJson.Default.IReadOnlyListSetting);
        else foreach (var setting in set) await screen.Out.WriteLineAsync($"{setting.Name}={setting.Value}");
        return ExitCode.Ok;
    }
}
