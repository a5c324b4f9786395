using System.Globalization;
using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class SeatsDiffer : AccountCheck
{
    public override string Id => "seats-differ";
    public override string Title => "Accounts whose seats are not the sum of their live lines' seats";
    public override string Meanwhile => "Seats are counted from the lines' quantity; the account's own number is kept as a custom field.";
    public override Severity Severity => Severity.Warning;
    public override string NeedsClaim => Claim.Seats;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        if (!double.TryParse(data.Accounts[account].Said(Claim.Seats), CultureInfo.InvariantCulture, out var said)) return null;
        var (seats, lines) = (0.0, 0);
        foreach (var i in data.LinesOf(account))
        {
            ref readonly var line = ref data.Lines[i];
            if (!line.IsOn(data.AsOf)) continue;
            seats += double.TryParse(line.Said(Claim.Seats), CultureInfo.InvariantCulture, out var own) ? own : line.Quantity;
            lines++;
        }
        return lines == 0 || seats == said ? null : (string.Create(CultureInfo.InvariantCulture, $"the accounts file says {said:#,0} seats"), string.Create(CultureInfo.InvariantCulture, $"{QualityData.Count(lines, "live line")} with {seats:#,0} seats"));
    }
}
