namespace Perennial.App.Database.Bulk;

/// <summary>Brings what belongs to a record to where it belongs now, after it was merged into another or taken out again. Load the merges anew before.</summary>
internal sealed class MergeEffects(StoreConnection connection, Merges merges, AccountProjection accounts, ContactProjection contacts, ContractProjection contracts) : IDisposable
{
    private readonly Statement _below = connection.Prepare("select id from accounts where parent_external_id in (select external_id from account_keys where id = ?1 or id = ?2)");
    private readonly Statement _reporting = connection.Prepare("select id from contacts where reports_to_external_id in (select external_id from contact_keys where id = ?1 or id = ?2)");
    private readonly Statement _contactsOf = connection.Prepare("select distinct contact_id from contact_facts where account_id = ?1");
    private readonly Statement _contractsOf = connection.Prepare("select distinct contract_id from contract_facts where account_id = ?1");
    private readonly Statement _leaveActivities = connection.Prepare("update activities set logged_for = account_id, account_id = ?2 where account_id = ?1 and logged_for is null");
    private readonly Statement _moveActivities = connection.Prepare("update activities set account_id = ?2 where logged_for = ?1");
    private readonly Statement _noDoubles = connection.Prepare("delete from activity_contacts where contact_id = ?1 and double_id is not null");
    private readonly Statement _addDoubles = connection.Prepare("""
        insert into activity_contacts (activity_id, contact_id, double_id)
        select activity_id, ?2, ?1 from activity_contacts where contact_id = ?1 and double_id is null on conflict (activity_id, contact_id) do nothing
        """);

    /// <param name="account">The one that was merged, or taken out again.</param>
    /// <param name="into">The one it went into.</param>
    public void OfAccount(long account, long into)
    {
        var (all, root) = (merges.Accounts.All(account), merges.Accounts.Root(into));
        accounts.Refresh(account);
        accounts.Refresh(root);
        foreach (var child in Ids(_below, account, root)) accounts.Refresh(child);
        foreach (var part in all)
        {
            foreach (var contact in Ids(_contactsOf, part)) contacts.Refresh(contact);
            foreach (var contract in Ids(_contractsOf, part)) contracts.Refresh(contract);
            Move(part, merges.Accounts.Root(part));
        }
    }

    /// <param name="contact">The one that was merged, or taken out again.</param>
    /// <param name="into">The one it went into.</param>
    public void OfContact(long contact, long into)
    {
        var root = merges.Contacts.Root(into);
        contacts.Refresh(contact);
        contacts.Refresh(root);
        foreach (var below in Ids(_reporting, contact, root)) contacts.Refresh(below);
        foreach (var one in (long[])[contact, into, root])
        {
            _noDoubles.Bind(1, one);
            _noDoubles.Run();
            if (merges.Contacts.IsMerged(one)) continue;
            foreach (var part in merges.Contacts.All(one).Skip(1))
            {
                _addDoubles.Bind(1, part);
                _addDoubles.Bind(2, one);
                _addDoubles.Run();
            }
        }
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _below, _reporting, _contactsOf, _contractsOf, _leaveActivities, _moveActivities, _noDoubles, _addDoubles }) statement.Dispose();
    }

    private void Move(long from, long to)
    {
        foreach (var statement in from == to ? [_moveActivities] : new[] { _leaveActivities, _moveActivities })
        {
            statement.Bind(1, from);
            statement.Bind(2, to);
            statement.Run();
        }
    }

    private static List<long> Ids(Statement rows, params ReadOnlySpan<long> parameters)
    {
        for (var i = 0; i < parameters.Length; i++) rows.Bind(i + 1, parameters[i]);
        var ids = new List<long>();
        while (rows.Step()) ids.Add(rows.Long(0));
        return ids;
    }
}
