namespace Perennial.Cli.Audit;

internal sealed class AuditCommand : Verb
{
    public AuditCommand() : base("audit", "Shows who did what, and checks that nothing of it was altered.")
    {
        Add(new AuditListCommand());
        Add(new AuditVerifyCommand());
        Add(new AuditAnchorCommand());
        Examples = ["perennial audit verify", "perennial audit list --kind account"];
    }
}
