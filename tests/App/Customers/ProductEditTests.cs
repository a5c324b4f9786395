using System.Net;
using System.Net.Http.Json;
using Perennial.App.Access;
using Perennial.Client;
using Perennial.Tests.App.Access;
using Perennial.Tests.App.Import;

namespace Perennial.Tests.App.Customers;

public sealed class ProductEditTests : IAsyncLifetime
{
    private readonly PerennialHost _host = new();
    private PerennialClient _client = null!;
    private HttpClient _browser = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _client = _host.Client();
        _browser = await _host.SignedIn();
        await _client.PutSubscriptionLinesAsync([new SubscriptionLineItem("A1", "S1", "L1", "2025-01-01", 100m) { Product = "seats/pro", Kind = "recurring", Interval = "month", Currency = "USD" }], Stop);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task A_product_is_created_edited_archived_and_restored_and_each_can_be_taken_back()
    {
        (await _browser.PostForm("/products/new", "/products/new", new() { ["name"] = "Insights", ["family"] = "Add-ons", ["description"] = "Charts" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        _host.Rows("select external_id, name, family, description from products").ShouldBe(["Insights|Insights|Add-ons|Charts"]);
        (await (await _browser.PostForm("/products/new", "/products/new", new() { ["name"] = "Insights" })).Content.ReadAsStringAsync(Stop)).ShouldContain("There is a product Insights already.");
        (await Save("Insights", new() { ["version"] = "2", ["name"] = "Insights Plus" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await Save("Insights", new() { ["version"] = "2", ["name"] = "Mine" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        _host.Rows("select name, family from products").ShouldBe(["Insights Plus|~"]);
        await _browser.PostForm("/products", "/products/Insights/archive", []);
        (await _browser.GetStringAsync("/products", Stop)).ShouldContain("no longer sold");
        await _browser.PostForm("/products", "/products/Insights/restore", []);
        var changes = await _client.ChangesAsync(Stop).Take(4).ToListAsync(Stop);
        changes.Select(c => c.Words).ShouldBe(["Product Insights Plus restored", "Product Insights Plus archived", "Product Insights Plus edited", "Product Insights created"]);
        await _client.UndoChangeAsync(changes[2].Id, Stop);
        _host.Rows("select name, family from products").ShouldBe(["Insights|Add-ons"]);
        (await _client.AuditAsync("product", cancellation: Stop).FirstAsync(Stop)).Subject.ShouldBe("product:Insights");
    }

    [Fact]
    public async Task A_product_that_only_lines_know_is_written_down_when_it_is_first_edited()
    {
        (await _browser.GetStringAsync("/products/seats%2Fpro/edit", Stop)).ShouldContain("<code>seats/pro</code>");
        (await Save("seats%2Fpro", new() { ["version"] = "0", ["name"] = "Pro seats" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await _browser.GetStringAsync("/products", Stop)).ShouldContain(">Pro seats</a>");
        (await _browser.GetAsync("/products/unheard/edit", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Programs_create_and_change_products_and_who_does_not_lead_may_not()
    {
        using var api = _host.Api();
        (await api.PostAsJsonAsync("/api/v1/products", new { productId = "core", name = "Core" }, Stop)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await api.PostAsJsonAsync("/api/v1/products", new { productId = "core" }, Stop)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await api.PatchAsJsonAsync("/api/v1/products/core", new { family = "Base" }, Stop)).EnsureSuccessStatusCode();
        (await api.PostAsync("/api/v1/products/core/archive", null, Stop)).EnsureSuccessStatusCode();
        _host.Rows("select name, family, archived from products").ShouldBe(["Core|Base|1"]);
        (await api.PatchAsJsonAsync("/api/v1/products/core", new { colour = "red" }, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await api.PatchAsJsonAsync("/api/v1/products/none", new { family = "Base" }, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var csm = await _host.SignedInAs(await _host.Add(Role.Csm, "cy@x.example", "Cy"));
        (await csm.GetAsync("/products/core/edit", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await csm.GetStringAsync("/products", Stop)).ShouldNotContain("/products/new");
    }

    private Task<HttpResponseMessage> Save(string id, Dictionary<string, string> fields) => _browser.PostForm($"/products/{id}/edit", $"/products/{id}/edit", fields);
}
