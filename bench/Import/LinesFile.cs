using System.Globalization;
using System.Text;

namespace Perennial.Bench.Import;

/// <summary>A CSV file of subscription lines in every column of the kind, always the same one: 100,000 accounts, two versions a line, in the order of their starts.</summary>
internal static class LinesFile
{
    private const string Header =
        "account_id,subscription_id,line_id,product,kind,quantity,unit_price,currency,interval,interval_count,start,end,trial_start,trial_end," +
        "cancelled_at,past_due_from,dunning_ends,paused_from,paused_to,discount_percent,discount_amount,discount_duration,discount_end,recorded_at\n";

    private static readonly string[] Products = ["Starter", "Team", "Business", "Enterprise", "Support, premium"];
    private static readonly string[] Currencies = ["USD", "EUR", "GBP"];
    private static readonly string[] Intervals = ["month", "month", "month", "quarter", "year"];

    public static void Write(string file, int rows)
    {
        var from = new DateOnly(2021, 1, 1);
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
        writer.Write(Header);
        for (var row = 0; row < rows; row++)
        {
            // A multiplicative step visits every line once in each half of the file, in no order.
            var line = (int)(row % (rows / 2) * 48_271L % (rows / 2));
            var account = line % 100_000;
            var start = from.AddDays((int)(1400L * row / rows));
            var ended = line % 4 == 0 && row >= rows / 2;
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"acc-{account:000000},sub-{line / 2:0000000},line-{line:0000000},"));
            writer.Write(Products[line % 5] is var product && product.Contains(',', StringComparison.Ordinal) ? $"\"{product}\"" : product);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $",recurring,{1 + (line + row) % 40},{(900 + line % 9000) / 100m:0.00},{Currencies[account % 3]},{Intervals[line % 5]},1,{start:yyyy-MM-dd},"));
            writer.Write(ended ? start.AddDays(200).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "");
            writer.Write(line % 10 == 0 && row < rows / 2 ? string.Create(CultureInfo.InvariantCulture, $",{start:yyyy-MM-dd},{start.AddDays(14):yyyy-MM-dd}") : ",,");
            writer.Write(ended ? string.Create(CultureInfo.InvariantCulture, $",{start.AddDays(170):yyyy-MM-dd}T10:15:00+01:00") : ",");
            writer.Write(",,,,");
            writer.Write(line % 7 == 0 ? string.Create(CultureInfo.InvariantCulture, $",10,,repeating,{start.AddDays(90):yyyy-MM-dd}") : ",,,,");
            writer.Write(",\n");
        }
    }
}
