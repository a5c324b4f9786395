using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Revenue;

namespace Perennial.Tests.App.Accounts;

/// <summary>Forty accounts written straight into the tables: A-1 pays 10 a month, A-2 pays 20 and so on; every fourth has ended, every fifth never paid.</summary>
internal static class AccountSeed
{
    public const int Count = 40;
    private static readonly string[] Segments = ["SMB", "Enterprise", "Mid-market"];

    public static bool Pays(int n) => n % 5 != 0 && n % 4 != 0;
    public static string Segment(int n) => Segments[n % 3];
    public static decimal Mrr(int n) => Pays(n) ? 10m * n : 0;

    public static void Write(PerennialHost host)
    {
        if (host.Services.GetRequiredService<FactsChanged>().Times > 0) return;
        for (var n = 1; n <= Count; n++)
        {
            var name = n switch { 7 => "=HYPERLINK(1)", 8 => "Ärger GmbH", _ => $"Account {(n * 7) % Count:00}" };
            Account(host, n, name, Segment(n), n % 2 == 0 ? "[\"even\"]" : "[]");
            if (n % 5 != 0) Line(host, n, 10 * n, "2025-03-01", n % 4 == 0 ? "2025-12-01" : null);
        }
        Raise(host);
    }

    public static void Account(PerennialHost host, int n, string name, string? segment = null, string tags = "[]") => host.Sql("""
        insert into account_keys values ($n, 'A-' || $n, 0);
        insert into accounts (id, external_id, name, name_key, segment, owner_email, country, tags, custom, named_only, created_at, updated_at, version)
          values ($n, 'A-' || $n, $name, $key, $segment, 'o' || ($n % 2) || '@x.example', 'DE', $tags, '{}', false, 0, $n * 1000000, 1);
        insert into account_revenue (account_id, status, mrr_e8, change_e8, spark) values ($n, 'never', 0, 0, '[]') on conflict (account_id) do nothing;
        insert into account_tags select $n, 'even', 'even' where $tags <> '[]'
        """, ("$n", n), ("$name", name), ("$key", name.ToLowerInvariant()), ("$segment", segment), ("$tags", tags));

    public static void Line(PerennialHost host, int n, decimal price, string start, string? end = null, string line = "l", DateTimeOffset? recordedAt = null) => host.Sql("""
        insert into subscription_line_facts (account_id, subscription_id, line_id, product, kind, quantity, unit_price, currency, billing_interval, interval_count, start_at, end_at, recorded_at, digest)
          values ($n, 's' || $n, $line || $n, 'Platform', 'recurring', '1', $price, 'USD', 'month', 1, $start, $end, $recorded, 0)
        """, ("$n", n), ("$price", price.ToString(CultureInfo.InvariantCulture)), ("$start", start), ("$end", end), ("$line", line), ("$recorded", Perennial.App.Database.Micros.Of(recordedAt ?? DateTimeOffset.UnixEpoch)));

    public static void Raise(PerennialHost host) => host.Services.GetRequiredService<FactsChanged>().Raise();
}
