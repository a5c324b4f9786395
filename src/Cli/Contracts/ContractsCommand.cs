using Perennial.Cli.Records;

namespace Perennial.Cli.Contracts;

internal sealed class ContractsCommand : Verb
{
    private static readonly (string, string) _contract = ("ID", "The contract's own id.");

    public ContractsCommand() : base("contracts", "Looks at contracts and writes them: terms, renewal and notice.")
    {
        Add(new ContractsListCommand());
        Add(new RecordVerb("create", "Adds a contract to an account. Its id is made of its name unless contract_id says one.", ("ACCOUNT", "The account's own id."), "What people call it; or a field, such as start=, for one without a name.", (server, account, fields, stop) => server.CreateContractAsync(account, fields, stop))
        {
            Examples = ["perennial contracts create A-1001 Master start=2026-01-01 end=2027-01-01 auto_renews=yes notice_days=90", "perennial contracts create A-1001 start=2026-01-01 currency=EUR annual_value=12000 subscriptions=\"S-1;S-2\""],
        });
        Add(new RecordVerb("edit", "Changes fields of a contract; the others stay.", _contract, takesFields: true, (server, id, fields, stop) => server.ChangeContractAsync(id, fields, stop))
        {
            Examples = ["perennial contracts edit master cancelled=2026-03-01", "perennial contracts edit master notice_days=30 auto_renews=no"],
        });
        Add(new RecordVerb("archive", "Puts a contract aside.", _contract, (server, id, stop) => server.ArchiveContractAsync(id, stop)) { Examples = ["perennial contracts archive master", "perennial contracts archive master --format json"] });
        Add(new RecordVerb("restore", "Brings an archived contract back.", _contract, (server, id, stop) => server.RestoreContractAsync(id, stop)) { Examples = ["perennial contracts restore master", "perennial contracts restore master --format json"] });
        Examples = ["perennial contracts list --filter \"renewal<90d auto-renewal:no\"", "perennial contracts list A-1001", "perennial contracts edit master cancelled=2026-03-01"];
    }
}
