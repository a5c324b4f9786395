using Perennial.App.Accounts;

namespace Perennial.App.Database.Bulk;

/// <summary>Keeps what is searched of an account in tables of its own: its team, its tags and its custom fields.</summary>
internal sealed class AccountWords : IDisposable
{
    private readonly Statement _noTeam, _addTeam, _noCustom, _addCustom, _noTags, _addTag, _addRevenue;

    public AccountWords(StoreConnection connection)
    {
        _noTeam = connection.Prepare("delete from account_team where account_id = ?1");
        _addTeam = connection.Prepare("insert into account_team (account_id, email_key, part) values (?1, ?2, ?3) on conflict (email_key, account_id) do nothing");
        _noCustom = connection.Prepare("delete from account_custom where account_id = ?1");
        _addCustom = connection.Prepare("insert into account_custom (account_id, field, text_key, number_e8, day) values (?1, ?2, ?3, ?4, ?5)");
        _noTags = connection.Prepare("delete from account_tags where account_id = ?1");
        _addTag = connection.Prepare("insert into account_tags (account_id, tag, tag_key) values (?1, ?2, ?3) on conflict (account_id, tag) do nothing");
        _addRevenue = connection.Prepare("insert into account_revenue (account_id, status, mrr_e8, change_e8, spark) values (?1, 'never', 0, 0, '[]') on conflict (account_id) do nothing");
    }

    /// <param name="account">Whose words.</param>
    /// <param name="all">With the accounts that were merged into it: who looks after it sees their facts too.</param>
    /// <param name="state">What is said of it.</param>
    public void Put(long account, IReadOnlyList<long> all, FactFields state)
    {
        foreach (var part in all)
        {
            Remove(part);
            if (state["owner_email"] is { } owner) AddTeam(part, owner, AccountTeam.Owner);
            foreach (var email in TextList.Read(state["co_owners"] ?? "[]")) AddTeam(part, email, AccountTeam.CoOwner);
        }
        foreach (var tag in TextList.Read(state["tags"] ?? "[]")) AddTag(account, tag);
        foreach (var (field, value) in state.Custom) AddCustom(account, field, value);
        _addRevenue.Bind(1, account); // lists begin at what accounts pay
        _addRevenue.Run();
    }

    public void Remove(long account)
    {
        foreach (var statement in new[] { _noTeam, _noCustom, _noTags })
        {
            statement.Bind(1, account);
            statement.Run();
        }
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _noTeam, _addTeam, _noCustom, _addCustom, _noTags, _addTag, _addRevenue }) statement.Dispose();
    }

    private void AddTeam(long account, string email, string part)
    {
        _addTeam.Bind(1, account);
        _addTeam.Bind(2, FoldedKey.Of(email));
        _addTeam.Bind(3, part);
        _addTeam.Run();
    }

    private void AddTag(long account, string tag)
    {
        _addTag.Bind(1, account);
        _addTag.Bind(2, tag);
        _addTag.Bind(3, FoldedKey.Of(tag));
        _addTag.Run();
    }

    private void AddCustom(long account, string field, string value)
    {
        var custom = AccountCustom.Of(new AccountId(account), field, value);
        _addCustom.Bind(1, account);
        _addCustom.Bind(2, field);
        _addCustom.Bind(3, custom.TextKey);
        _addCustom.Bind(4, custom.NumberE8);
        _addCustom.Bind(5, custom.Day is null ? null : value);
        _addCustom.Run();
    }
}
