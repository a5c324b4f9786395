using System.Globalization;
using Perennial.App.Import;

namespace Perennial.App.DataQuality.Checks;

internal sealed class LineBeforeSignUp : AccountCheck
{
    public override string Id => "line-before-sign-up";
    public override string Title => "Accounts with a line that starts before they signed up";
    public override string Meanwhile => "Figures follow the lines: the account is a customer from its first paid day.";
    public override Severity Severity => Severity.Warning;
    public override string NeedsClaim => Claim.SignedUp;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        return Days(account, data) is not { } days || days.FirstLine >= days.SignedUp ? null
            : ($"signed up on {QualityData.Day(days.SignedUp)}", $"the first line starts {QualityData.Count(days.SignedUp - days.FirstLine, "day")} earlier, on {QualityData.Day(days.FirstLine)}");
    }

    internal static (int SignedUp, int FirstLine)? Days(int account, QualityData data)
    {
        if (data.Accounts[account].Said(Claim.SignedUp) is not { Length: >= 10 } said || !DateOnly.TryParse(said.AsSpan(0, 10), CultureInfo.InvariantCulture, out var day)) return null;
        var first = Line.Never;
        foreach (var i in data.LinesOf(account)) first = Math.Min(first, data.Lines[i].Start);
        return first == Line.Never ? null : (day.DayNumber, first);
    }
}
