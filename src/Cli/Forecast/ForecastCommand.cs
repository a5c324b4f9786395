namespace Perennial.Cli.Forecast;

internal sealed class ForecastCommand : Verb
{
    public ForecastCommand() : base("forecast", "Looks at coming renewals: what is due, what is expected of it, what people say, and how right that was.")
    {
        Add(new ForecastShowCommand());
        Add(new ForecastRowsCommand());
        Add(new ForecastChangesCommand());
        Add(new ForecastCoverageCommand());
        Add(new ForecastCallCommand());
        Add(new ForecastCallsCommand());
        Add(new ForecastLifetimesCommand());
        Examples = ["perennial forecast show --by quarter", "perennial forecast call A-1001 commit --note \"Signed by the CFO\""];
    }
}
