namespace Perennial.Cli.WriteKeys;

internal sealed class WriteKeyCommand : Verb
{
    public WriteKeyCommand() : base("write-key", "Makes, lists, rotates and revokes write keys, by which events are sent.")
    {
        Add(new WriteKeyNewCommand());
        Add(new WriteKeyListCommand());
        Add(new WriteKeyRotateCommand());
        Add(new WriteKeyRevokeCommand());
        Examples = ["perennial write-key new \"web app\"", "perennial write-key rotate 2"];
    }
}
