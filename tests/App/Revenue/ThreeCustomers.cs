using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Database;
using Perennial.App.Revenue;

namespace Perennial.Tests.App.Revenue;

/// <summary>
/// Acme grows from 100 to 150 in July 2025, which was recorded on the day; Bolt pays 200 until October; Coda pays 50 from 20 December.
/// The test clock stands at 15 January 2026: MRR 200, NRR 50 %, GRR 33.3 %.
/// </summary>
internal static class ThreeCustomers
{
    public static void Write(PerennialHost host)
    {
        var changed = host.Services.GetRequiredService<FactsChanged>();
        if (changed.Times > 0) return;
        host.Sql($"""
            insert into account_keys values (1,'acme',0),(2,'bolt',0),(3,'co/da',0);
            insert into accounts (id, external_id, name, name_key, segment, owner_email, tags, custom, named_only, created_at, updated_at, version) values
              (1,'acme','Acme <b>','acme','SMB','ana@x.example','[]','{"{}"}',false,0,0,1),(2,'bolt','Bolt','bolt','Enterprise','ben@x.example','[]','{"{}"}',false,0,0,1),(3,'co/da','Coda','coda','SMB','ana@x.example','[]','{"{}"}',false,0,0,1);
            insert into account_revenue (account_id, status, mrr_e8, change_e8, spark) values (1, 'never', 0, 0, '[]'), (2, 'never', 0, 0, '[]'), (3, 'never', 0, 0, '[]') on conflict (account_id) do nothing;
            insert into subscription_line_facts (account_id, subscription_id, line_id, kind, quantity, unit_price, currency, billing_interval, interval_count, start_at, end_at, recorded_at, digest) values
              (1,'s1','l1','recurring','1','100','USD','month',1,'2025-01-01',null,{At(2025, 1, 1)},1),
              (1,'s1','l1','recurring','1','150','USD','month',1,'2025-07-01',null,{At(2025, 7, 1)},2),
              (2,'s2','l2','recurring','1','200','USD','month',1,'2025-01-01','2025-10-01',{At(2025, 1, 1)},3),
              (3,'s3','l3','recurring','1','50','USD','month',1,'2025-12-20',null,{At(2025, 12, 20)},4);
            """);
        changed.Raise();
    }

    private static long At(int year, int month, int day) => Micros.Of(new DateTimeOffset(year, month, day, 9, 0, 0, TimeSpan.Zero));
}
