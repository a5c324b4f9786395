namespace Perennial.Cli.Signals;

internal sealed class SignalsCommand : Verb
{
    public SignalsCommand() : base("signals", "Looks at signals: what is known of accounts as of a day.")
    {
        Add(new SignalsListCommand());
        Add(new SignalsShowCommand());
        Add(new SignalsExportCommand());
        Examples = ["perennial signals list", "perennial signals show A-1001 --on 2024-12-31"];
    }
}
