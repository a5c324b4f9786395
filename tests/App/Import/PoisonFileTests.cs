using System.Net;
using System.Text;
using Perennial.Client;
using static Perennial.Tests.App.Import.ImportHost;

namespace Perennial.Tests.App.Import;

/// <summary>Drill 10 for files: every poison is named by line and field, and every good row is kept.</summary>
public sealed class PoisonFileTests(PerennialHost host) : IClassFixture<PerennialHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_poisoned_line_is_refused_by_line_and_field_and_every_good_one_is_kept()
    {
        using var client = host.Client();
        byte[] Row(string text) => Encoding.UTF8.GetBytes(text + "\n");
        (byte[] Row, string? Field, string? Message)[] rows =
        [
            (Row("A1,S,L1,10,USD,month,2024-01-01,"), null, null),
            (Row("A1,S,L\02,10,USD,month,2024-01-01,"), "line_id", "U+0000"),
            ([.. "A1,S,L3"u8, 0xED, 0xA0, 0x80, .. ",10,USD,month,2024-01-01,\n"u8], "line_id", "not UTF-8"),
            (Row("A1,S,L4,1e400,USD,month,2024-01-01,"), "unit_price", "below"),
            ([.. "A1,S,L5,10,USD,month,2024-01-01,"u8, 0xC3, 0x28, (byte)'\n'], "end", "not UTF-8"),
            (Row("A1,S,L6,10,USD,month,9999-12-31,"), "start", "between 1900 and 2199"),
            (Row($"A1,S,{new string('x', 10_000_000)},10,USD,month,2024-01-01,"), "line_id", "32 kB"),
            (Row("A1,S,\"L8,10,USD,month,2024-01-01,"), "line_id", "not closed"),
            (Row("A1,S,L9,10,USD,month,2024-01-01"), null, "7 columns"),
            (Row("A1,S,L10,-5,USD,month,2024-01-01,"), "unit_price", "refund"),
            (Row("A1,S,L11,10,US$,month,2024-01-01,"), "currency", "ISO 4217"),
            (Row("A1,S,L12,10,USD,fortnight,2024-01-01,"), "interval", "day, week, month, quarter, year"),
            (Row("A1,S,L13,10,USD,month,2024-02-01,2024-01-01"), "end", "before start"),
            (Row(",S,L14,10,USD,month,2024-01-01,"), "account_id", "required"),
            (Row("A1,S,L15,10,USD,,2024-01-01,"), "interval", "recurring"),
            (Row("A1,S,L16,999999999999999,USD,month,2024-01-01,"), "unit_price", "10,000,000,000"),
            (Row("A1,S,ü17,10,USD,month,2024-01-01,2024-01-01"), null, null),
        ];
        var import = await client.Bring("subscription-lines", [.. "account_id,subscription_id,line_id,unit_price,currency,interval,start,end\n"u8, .. rows.SelectMany(r => r.Row)]);
        import.Status.ShouldBe("done");
        import.Counts.ShouldBe(Counts(@new: 2, refused: rows.Length - 2));
        host.Rows("select line_id from subscription_line_facts order by id").ShouldBe(["L1", "ü17"]);

        var errors = await client.Errors(import.Id);
        var expected = rows.Select((r, i) => (r.Field, r.Message, Line: i + 2L)).Where(r => r.Message is not null).ToList();
        errors.Select(e => e.Line).ShouldBe(expected.Select(e => e.Line));
        foreach (var (error, (field, message, line)) in errors.Zip(expected))
        {
            error.Field.ShouldBe(field, $"line {line}");
            error.Message.ShouldContain(message!, Case.Sensitive, $"line {line}");
            (error.Value?.Length ?? 0).ShouldBeLessThan(100);
        }
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n\n\n", "empty")]
    [InlineData("account_id,name\n", "no rows")]
    [InlineData("account_id,name\n\n\r\n", "no rows")]
    [InlineData("account_id,name,name\nA1,x,y\n", "2 times")]
    [InlineData("company,plan\nA1,x\n", "'account_id'")]
    [InlineData("\"account_id,name\nA1,x\n", "not closed")]
    public async Task A_file_that_cannot_be_used_is_refused_as_a_whole(string csv, string says)
    {
        using var client = host.Client();
        var before = host.Rows("select count(*) from imports");
        var refusal = await Should.ThrowAsync<ApiRefusal>(() => client.Bring("accounts", csv));
        refusal.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refusal.Message.ShouldContain(says);
        host.Rows("select count(*) from imports").ShouldBe(before);
        Directory.GetFiles(Path.Combine(host.DataDirectory, "imports"), "*.part").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_circle_of_parents_is_refused_where_it_closes()
    {
        using var client = host.Client();
        var import = await client.Bring("accounts", "account_id,parent_id\nP1,P2\nP2,P3\nP3,P1\nP4,P4\n");
        import.Counts.ShouldBe(Counts(@new: 2, refused: 2));
        (await client.Errors(import.Id)).Select(e => $"{e.Line} {e.Field}").ShouldBe(["4 parent_id", "5 parent_id"]);
    }

    [Fact]
    public async Task An_unknown_kind_and_a_recording_in_the_future_are_refused()
    {
        using var client = host.Client();
        (await Should.ThrowAsync<ApiRefusal>(() => client.Bring("invoices", "a\n1\n"))).Message.ShouldContain("subscription-lines");
        var import = await client.Bring("subscription-lines", "account_id,subscription_id,line_id,unit_price,interval,start,recorded_at\nA1,S,F1,10,month,2024-01-01,2150-01-01\n");
        (await client.Errors(import.Id)).Single().Field.ShouldBe("recorded_at");
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_413_and_a_full_disk_503()
    {
        await using var small = await PerennialHost.StartAsync(b => b.Configuration["Imports:FileBytes"] = "1000");
        using (var client = small.Client())
        {
            var refusal = await Should.ThrowAsync<ApiRefusal>(() => client.Bring("accounts", "account_id\n" + new string('x', 5000) + "\n"));
            refusal.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
            refusal.Message.ShouldContain("Imports__FileBytes");
        }
        await using var full = await PerennialHost.StartAsync(b => b.Configuration["Imports:FreeBytes"] = long.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using (var client = full.Client())
        {
            var refusal = await Should.ThrowAsync<ApiRefusal>(() => client.Bring("accounts", "account_id\nA1\n"));
            refusal.Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refusal.RetryAfter.ShouldNotBeNull();
            Directory.GetFiles(Path.Combine(full.DataDirectory, "imports")).ShouldBeEmpty();
        }
    }
}
