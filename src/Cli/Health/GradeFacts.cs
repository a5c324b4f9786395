using System.Globalization;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Health;

/// <summary>A grade beside another, in words.</summary>
internal static class GradeFacts
{
    public static IEnumerable<(string Name, string? Value)> Of(HealthGradeItem before, HealthGradeItem after)
    {
        if (!before.CanJudge && !after.CanJudge) return [("grade", string.Create(CultureInfo.InvariantCulture, $"too few were lost to judge by: {after.Lost}"))];
        return
        [
            ("lost", string.Create(CultureInfo.InvariantCulture, $"{after.Lost} of {after.N} account-months within 90 days")), ("AUC", $"{Auc(before)} -> {Auc(after)}"),
            (string.Create(CultureInfo.InvariantCulture, $"lost of the lowest {after.Capacity}"), $"{Cells.Percent(before.Precision)} -> {Cells.Percent(after.Precision)}"),
            .. before.Bands.Zip(after.Bands, (was, now) => ($"lost of {now.Band}", (string?)string.Create(CultureInfo.InvariantCulture, $"{was.Lost} of {was.Accounts} -> {now.Lost} of {now.Accounts}"))),
        ];
    }

    private static string Auc(HealthGradeItem grade) => grade.Auc?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";
}
