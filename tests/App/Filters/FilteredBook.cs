using System.Globalization;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Filters;

/// <summary>Twelve accounts brought in by file, so that they have a past: owner, tags, custom fields, parents, contacts and what they pay.</summary>
public sealed class FilteredBook : IAsyncLifetime
{
    private readonly PerennialHost _host = new();

    private const string Accounts = """
        account_id,name,parent_id,domain,segment,owner_email,co_owners,phase,country,tags,seats,signed,Plan tier
        F-1,Acme,,acme.example,SMB,ana@x.example,,onboarding,DE,pilot; nps-9,10,2025-01-15,Gold
        F-2,Acme Labs,F-1,labs.example,SMB,bo@x.example,ana@x.example,adoption,DE,pilot,20,2025-02-15,Silver
        F-3,Birch,,birch.example,Enterprise,ana@x.example,,adoption,FR,,150.5,2024-06-30,Gold
        F-4,Cedar & Sons,,cedar.example,Enterprise,,,adoption,FR,key,200,,
        F-5,"Doe, ""John"" Inc",,doe.example,Mid market,bo@x.example,,renewal,US,key; pilot,,2025-05-01,
        F-6,Ärger GmbH,,aerger.example,Mid market,bo@x.example,cy@x.example,,DE,,5,,gold
        F-7,Fir,F-3,,smb,cy@x.example,,renewal,US,,7,2026-01-01,
        F-8,Gone,,gone.example,SMB,cy@x.example,,churned,US,,,,
        F-9,Hollow,,,,,,,,,,,
        F-10,or,,,Enterprise,ana@x.example,,,,,,,
        F-11,none,,,none,ana@x.example,,,,,,,
        F-12,Aside,,,SMB,ana@x.example,,,,,,,
        """;

    private const string Lines = """
        account_id,subscription_id,line_id,product,kind,quantity,unit_price,currency,interval,start,end
        F-1,s1,l1,Platform,recurring,1,100,USD,month,2025-01-01,
        F-2,s2,l2,Platform,recurring,1,250.50,USD,month,2025-02-01,
        F-3,s3,l3,Platform,recurring,1,2000,USD,month,2024-06-01,
        F-4,s4,l4,Platform,recurring,1,24000,USD,year,2025-07-01,
        F-5,s5,l5,Platform,recurring,1,1500,USD,month,2025-05-01,
        F-7,s7,l7,Platform,recurring,1,10,USD,month,2025-12-01,
        F-8,s8,l8,Platform,recurring,1,500,USD,month,2024-01-01,2025-06-01
        """;

    public PerennialHost Host => _host;
    public HttpClient Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        using var client = _host.Client();
        await client.Bring("accounts", Accounts + "\n");
        await client.Bring("subscription-lines", Lines + "\n");
        await client.Bring("contacts", "contact_id,account_id,name,email,role,consent,bounce\nC-1,F-1,Ana Silva,ana.silva@acme.example,champion,granted,none\nC-2,F-1,Bob Stone,bob@acme.example,sponsor,denied,hard\nC-3,F-3,Cleo Ray,cleo@birch.example,champion,unknown,none\nC-4,F-5,Dan Doe,,user,unknown,none\n");
        await client.Bring("accounts", "account_id,archived\nF-12,yes\n");
        Api = _host.Api(Scopes.Read);
    }

    public async Task<string> Ids(string filter) => string.Join(' ', (await Part(filter)).Items.Select(a => int.Parse(a.AccountId[2..], CultureInfo.InvariantCulture)).Order());

    public async Task<AccountPart> Part(string filter) =>
        (await Api.GetFromJsonAsync<AccountPart>($"/api/v1/accounts?limit=500&filter={Uri.EscapeDataString(filter)}", ApiJson.Options, TestContext.Current.CancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _host.DisposeAsync();
    }
}
