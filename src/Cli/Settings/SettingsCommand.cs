namespace Perennial.Cli.Settings;

internal sealed class SettingsCommand : Verb
{
    public SettingsCommand() : base("settings", "Shows and sets the workspace's options: what each figure is counted by.")
    {
        Add(new SettingsListCommand());
        Add(new SettingsSetCommand());
        Examples = ["perennial settings list", "perennial settings set currency=EUR time-zone=Europe/Berlin"];
    }
}
