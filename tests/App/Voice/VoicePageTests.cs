using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Voice;

/// <summary>The pages of voice and support, complete in the first response.</summary>
public sealed class VoicePageTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Empty_pages_teach()
    {
        await _client.Bring("accounts", "account_id,name\nA,Acme\n");
        using var browser = await _host.SignedIn();
        (await browser.GetStringAsync("/voice", Now)).ShouldContain("Nobody was heard yet");
        (await browser.GetStringAsync("/support", Now)).ShouldContain("No ticket is known");
        (await browser.GetStringAsync("/accounts/A/voice", Now)).ShouldContain("Nothing was heard from them");
        (await browser.GetStringAsync("/voice/answers", Now)).ShouldContain("Nobody answered in these days");
        (await browser.GetStringAsync("/support/tickets", Now)).ShouldContain("No such ticket in these days");
        (await browser.GetStringAsync("/imports/new?kind=survey-responses", Now)).ShouldContain("scale_min");
    }

    [Fact]
    public async Task Pages_show_figures_with_their_interval_and_what_was_said()
    {
        await _client.Bring("accounts", "account_id,name,segment\nA,Acme,SMB\nB,Bolt,Enterprise\n");
        await _client.Bring("survey-responses", "account_id,contact,instrument,scale_min,scale_max,score,answered_at,comment,phase\nA,,nps,0,10,9,2025-12-01,Saves us a day,value\nA,,nps,0,10,8,2025-12-02,,value\nB,,nps,0,10,2,2025-12-03,Far too <slow>,support\nB,,nps,1,10,9,2025-12-03,,\nB,,csat,1,5,4,2025-12-03,,\n");
        await _client.Bring("tickets", "ticket_id,account_id,subject,opened_at,first_response_minutes,closed_at,contacts,escalated\nT1,A,Export stops,2025-12-20 10:00,14,2025-12-20 12:00,1,no\nT2,B,Sign-in fails,2025-12-21 10:00,30,,,yes\n");
        using var browser = await _host.SignedIn();
        var voice = await browser.GetStringAsync("/voice", Now);
        voice.ShouldContain("The weakest phase is support");
        voice.ShouldContain("Far too &lt;slow&gt;");
        voice.ShouldContain("(95 %)");
        voice.ShouldContain("1 answer to NPS from 1 to 10");
        voice.ShouldContain("/why/nps?");
        var support = await browser.GetStringAsync("/support", Now);
        support.ShouldContain("Sign-in fails");
        support.ShouldContain("half of the tickets of these days were answered within 22 min");
        var account = await browser.GetStringAsync("/accounts/B/voice", Now);
        account.ShouldContain("Far too &lt;slow&gt;");
        account.ShouldContain("Sign-in fails");
        account.ShouldNotContain("Export stops");
        var why = await browser.GetStringAsync("/why/nps?at=2026-01-01&window=12m", Now);
        why.ShouldContain("/voice/answers?at=2026-01-01&amp;window=12m&amp;metric=nps");
        why.ShouldContain("/accounts/A/voice");
        why.ShouldContain("Adjusted-wald");
        var singles = await browser.GetStringAsync("/voice/answers?at=2026-01-01&window=12m&metric=nps", Now);
        singles.ShouldContain("3 answers");
        (await browser.GetStringAsync("/support/tickets?at=2026-01-01&window=12m&metric=fcr", Now)).ShouldContain("1 ticket");
        (await browser.GetStringAsync("/accounts/A/timeline?kind=ticket", Now)).ShouldContain("Ticket T1 solved");
    }
}
