using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Perennial.App.Access;
using Perennial.App.Health;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Health;

/// <summary>A book of a few customers who pay, answer and bring tickets; with a scorecard that knows exactly these.</summary>
internal static class HealthHost
{
    /// <summary>Answers count two, tickets one.</summary>
    public const string Simple = "score: overall\nname: Simple\ngroups:\n  - name: Voice\n    weight: 2\n    measures:\n      - {signal: nps-last, linear: {zero: 0, full: 10}}\n  - name: Service\n    weight: 1\n    measures:\n      - {signal: open-tickets, linear: {zero: 4, full: 0}}\n";

    public const string Answers = "account_id,contact,instrument,scale_min,scale_max,score,answered_at\n";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>A: 10 and no open ticket; B: 5 and one; C: 0 and none; D never answered and never asked.</summary>
    public static async Task FillAsync(PerennialClient client)
    {
        await client.Bring("accounts", "account_id,name,segment,phase,owner_email\nA,Acme,SMB,Live,ana@own.example\nB,Bolt,SMB,Onboarding,ana@own.example\nC,Cell,Enterprise,Live,bo@own.example\nD,Dash,Enterprise,Onboarding,bo@own.example\n");
        await client.Bring("subscription-lines", "account_id,subscription_id,line_id,product,unit_price,currency,interval,start,end\nA,S-A,L1,Basic,100,USD,month,2023-01-01,\nB,S-B,L2,Pro,200,USD,month,2023-01-01,\nC,S-C,L3,Pro,400,USD,month,2023-01-01,\nD,S-D,L4,Pro,50,USD,month,2023-01-01,\n");
        await client.Bring("survey-responses", Answers + "A,,nps,0,10,10,2025-06-01\nB,,nps,0,10,5,2025-06-01\nC,,nps,0,10,0,2025-06-01\n");
        await client.Bring("tickets", "ticket_id,account_id,opened_at,closed_at\nTA,A,2025-06-01,2025-06-02\nTB,B,2025-06-01,\nTC,C,2025-06-01,2025-06-02\n");
    }

    public static async Task<HealthScoreItem> Overall(this PerennialClient client, string account) => (await client.AccountHealthAsync(account, Now)).Scores.Single(s => s.Score == "overall");

    public static Task<ScorecardItem> Apply(this PerennialClient client, string text, DateOnly? from = null, string? note = null) => client.ApplyScorecardAsync(new NewScorecard(text, from, note), Now);

    public static async Task<List<HealthSnapshot>> Snapshots(this PerennialHost host, string account, string score = "overall")
    {
        await using var db = host.Workspace.OpenFor(Viewer.System);
        return await db.HealthSnapshots.AsNoTracking().Where(s => s.Score == score).Join(db.Accounts.Where(a => a.ExternalId == account), s => s.AccountId, a => a.Id, (s, _) => s).OrderBy(s => s.Id).ToListAsync(Now);
    }

    public static Task<int> LookBack(this PerennialHost host) => host.Services.GetRequiredService<HealthPast>().CatchUpAsync(Now);
}
