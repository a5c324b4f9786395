using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Revenue;

namespace Perennial.Tests.App.DataQuality;

/// <summary>Writes accounts and line facts straight into the tables, the way a worked example reads.</summary>
internal sealed class QualityFacts
{
    private readonly PerennialHost _host;
    private readonly Dictionary<string, long> _accounts = new(StringComparer.Ordinal);

    public QualityFacts(PerennialHost host)
    {
        _host = host;
        Import("accounts", """{"columns":{},"claims":{"churned":"churn_flag","on-trial":"is_trial","plan":"plan_tier","seats":"seats","signed-up":"signup_date"}}""");
        Import("subscription-lines", """{"columns":{},"claims":{"ended":"churn_flag","upgraded":"upgrade_flag","downgraded":"downgrade_flag","mrr":"mrr","arr":"arr","billing":"billing","renews":"renews","on-trial":"is_trial"}}""");
    }

    public QualityFacts Account(string id, string custom = "{}", string? name = null, string? domain = null, string? parent = null, bool namedOnly = false)
    {
        var key = _accounts[id] = _accounts.Count + 1;
        Run("insert into account_keys values ($id, $external, 0)", ("$id", key), ("$external", id));
        Run("""
            insert into accounts (id, external_id, name, name_key, domain, parent_external_id, tags, custom, named_only, created_at, updated_at, version)
            values ($id, $external, $name, $key, $domain, $parent, '[]', $custom, $named, 0, 0, 1)
            """, ("$id", key), ("$external", id), ("$name", name ?? id), ("$key", (name ?? id).ToLowerInvariant()), ("$domain", domain), ("$parent", parent), ("$custom", custom), ("$named", namedOnly));
        return this;
    }

    /// <param name="account">Its external id.</param>
    /// <param name="line">The subscription's and line's id, as <c>s1</c> or <c>s1/l2</c>.</param>
    /// <param name="start">First day.</param>
    /// <param name="price">A month, unless another interval is set.</param>
    /// <param name="set">Further columns by name.</param>
    public QualityFacts Line(string account, string line, string start, decimal price = 50, params (string Column, object Value)[] set)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["account_id"] = _accounts[account],
            ["subscription_id"] = $"{account}-{line.Split('/')[0]}",
            ["line_id"] = $"{account}-{line}",
            ["product"] = "Pro",
            ["kind"] = "recurring",
            ["quantity"] = "1",
            ["unit_price"] = price.ToString(CultureInfo.InvariantCulture),
            ["currency"] = "USD",
            ["billing_interval"] = "month",
            ["interval_count"] = 1,
            ["start_at"] = start,
            ["recorded_at"] = 0,
            ["digest"] = 0,
        };
        foreach (var (column, value) in set) values[column] = value;
        Run($"insert into subscription_line_facts ({string.Join(", ", values.Keys)}) values ({string.Join(", ", values.Keys.Select(k => "$" + k))})", [.. values.Select(v => ("$" + v.Key, (object?)v.Value))]);
        return this;
    }

    public QualityFacts Rate(string day, string from, string to, string rate)
    {
        Run("insert into fx_rate_facts (day, base, quote, rate, recorded_at) values ($day, $from, $to, $rate, 0)", ("$day", day), ("$from", from), ("$to", to), ("$rate", rate));
        return this;
    }

    public void Done() => _host.Services.GetRequiredService<FactsChanged>().Raise();

    private void Import(string kind, string mapping) => Run("""
        insert into imports (kind, file_name, stored_as, total_bytes, sha256, encoding, delimiter, mapping, status, dry_run, rows_new, rows_changed, rows_unchanged, rows_refused, rows_done, bytes_done, lines_done, accounts_named, created_at, person_name)
        values ($kind, 'file.csv', '', 0, '', 'utf-8', ',', $mapping, 'done', false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'somebody')
        """, ("$kind", kind), ("$mapping", mapping));

    private void Run(string sql, params (string Name, object? Value)[] values) => _host.Sql(sql, values);
}
