using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Perennial.Client;
using static Perennial.Tests.App.Import.ImportHost;

namespace Perennial.Tests.App.Import;

public sealed class BulkRowsTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_of_every_kind_come_in_and_the_same_again_is_unchanged()
    {
        using var client = host.Client();
        AccountItem[] accounts = [new("B1", "One", Tags: ["a, b", "c"], Custom: new Dictionary<string, string> { ["z"] = "1", ["a"] = "2" }), new("B2")];
        (await client.PutAccountsAsync(accounts, Stop)).Counts.ShouldBe(Counts(@new: 2));
        (await client.PutAccountsAsync(accounts, Stop)).Counts.ShouldBe(Counts(unchanged: 2));
        (await client.PutAccountsAsync([new("B1", Segment: "mid")], Stop)).Counts.ShouldBe(Counts(changed: 1));
        host.Rows("select name, segment, tags, custom from accounts where external_id = 'B1'").ShouldBe(["""One|mid|["a","b","c"]|{"a":"2","z":"1"}"""]);

        (await client.PutContactsAsync([new("BC1", "B1", Email: "a@b.example")], Stop)).Counts.ShouldBe(Counts(@new: 1));
        (await client.PutSubscriptionPeriodsAsync([new("BS1", "B1", "2024-01-01", 10.5m)], Stop)).Counts.ShouldBe(Counts(@new: 1));
        SubscriptionLineItem[] lines = [new("B1", "BS2", "BL1", "2024-01-01", 10m) { Interval = "year", Quantity = 3, DiscountPercent = 10, End = "2025-01-01T00:00:00+01:00" }];
        (await client.PutSubscriptionLinesAsync(lines, Stop)).Counts.ShouldBe(Counts(@new: 1));
        (await client.PutSubscriptionLinesAsync(lines, Stop)).Counts.ShouldBe(Counts(unchanged: 1));
        (await client.PutFxRatesAsync([new("2024-01-01", "EUR", "USD", 1.1m)], Stop)).Counts.ShouldBe(Counts(@new: 1));
        host.Rows("select line_id, quantity, unit_price, end_at, import_id < 0 from subscription_line_facts where line_id like 'B%' order by id").ShouldBe(["BS1|1|10.5|~|1", "BL1|3|10|2024-12-31T23:00:00.000000Z|1"]);
    }

    [Fact]
    public async Task Refused_items_are_named_by_index_and_field_and_the_good_ones_kept()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 70)) + "1" + new string('}', 70);
        string[] items =
        [
            """{"accountId":"J0","name":"good"}""",
            """{"accountId":"J1","nmae":"x"}""",
            """{"accountId":"J2","name":"a\u0000b"}""",
            """{"accountId":"J3","name":"\ud800"}""",
            """{"accountId":"J4","name":"a","name":"b"}""",
            $$"""{"accountId":"J5","custom":{{deep}}}""",
            """{"name":"no id"}""",
            $$"""{"accountId":"J7","name":"{{new string('x', 10_000_000)}}"}""",
            """{"accountId":"J8","ownerEmail":"nobody"}""",
            """["J9"]""",
            "null",
            """{"accountId":{"a":1}}""",
            """{"accountId":"J12","custom":{"x":1e400,"y":true,"z":null}}""",
        ];
        var answer = await Put("accounts", Encoding.UTF8.GetBytes("[" + string.Join(',', items) + "]"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        problem.RootElement.GetProperty("counts").GetProperty("new").GetInt32().ShouldBe(2);
        problem.RootElement.GetProperty("counts").GetProperty("refused").GetInt32().ShouldBe(11);
        problem.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("index").GetInt32()).Distinct().ShouldBe(Enumerable.Range(1, 11));
        problem.RootElement.GetProperty("errors").EnumerateArray().First(e => e.GetProperty("index").GetInt32() == 8).GetProperty("field").GetString().ShouldBe("ownerEmail");
        host.Rows("select external_id, custom from accounts where external_id like 'J%' order by id").ShouldBe(["J0|{}", """J12|{"x":"1e400","y":"true"}"""]);
    }

    [Fact]
    public async Task Bad_utf8_in_one_item_costs_no_other()
    {
        var answer = await Put("accounts", [.. "[{\"accountId\":\"Q1\"},{\"accountId\":\"Q2\",\"name\":\""u8, 0xC3, 0x28, .. "\"},{\"accountId\":\"Q3\"}]"u8]);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        host.Rows("select external_id from accounts where external_id like 'Q%' order by id").ShouldBe(["Q1", "Q3"]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[{\"accountId\":\"Y1\"}")]
    [InlineData("[{\"accountId\":\"Y1\"}] x")]
    [InlineData("")]
    public async Task What_is_no_list_is_refused_as_a_whole(string json)
    {
        (await Put("accounts", Encoding.UTF8.GetBytes(json))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        host.Rows("select count(*) from accounts where external_id = 'Y1'").ShouldBe(["0"]);
    }

    private async Task<HttpResponseMessage> Put(string kind, byte[] json)
    {
        using var api = host.Api();
        return await api.PutAsync($"/api/v1/{kind}", new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } }, Stop);
    }
}
