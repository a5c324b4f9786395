using System.Globalization;
using System.Text.RegularExpressions;
using Perennial.App.Shell;
using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>What a trial says in a sentence, and where in a form something is wrong.</summary>
public static partial class TrialWords
{
    private const double Alike = 0.005;

    public static string Of(CardTrial trial)
    {
        if (trial.Changes.Sum(c => c.Accounts) is var moved && moved == 0) return trial.Before.Auc == trial.After.Auc ? "Nobody changes band." : "Nobody changes band." + Told(trial);
        var (up, down) = (trial.Changes.Where(c => c.To > c.From).Sum(c => c.Accounts), trial.Changes.Where(c => c.To < c.From).Sum(c => c.Accounts));
        return $"{Format.Count(moved)} {(moved == 1 ? "changes" : "change")} band, with {Format.MoneyShort(12 * trial.Changes.Sum(c => c.Mrr), trial.Currency)} ARR: {Format.Count(up)} up, {Format.Count(down)} down.{Told(trial)}";
    }

    /// <summary>A part of a scorecard by the names that its form shows.</summary>
    public static string Place(string field, ScorecardSheet? sheet)
    {
        if (field.StartsWith("bands", StringComparison.Ordinal)) return "Bands";
        if (sheet is null || Part().Match(field) is not { Success: true } match) return field;
        var g = int.Parse(match.Groups["group"].ValueSpan, CultureInfo.InvariantCulture);
        if (g >= sheet.Card.Groups.Count) return field;
        return match.Groups["measure"].Success && int.Parse(match.Groups["measure"].ValueSpan, CultureInfo.InvariantCulture) is var m && m < sheet.Card.Groups[g].Measures.Count ? $"{SignalNames.Of(sheet.Card.Groups[g].Measures[m].Signal)}, in {sheet.Card.Groups[g].Name}" : sheet.Card.Groups[g].Name;
    }

    private static string Told(CardTrial trial) => !trial.Before.CanJudge || !trial.After.CanJudge || !double.IsFinite(trial.Before.Auc) || !double.IsFinite(trial.After.Auc) ? ""
        : (trial.After.Auc - trial.Before.Auc) switch
        {
            > Alike => " It would have told better who was lost.",
            < -Alike => " It would have told worse who was lost.",
            _ => " It would have told as well who was lost.",
        };

    [GeneratedRegex(@"^groups\[(?<group>[0-9]{1,4})\](\.measures\[(?<measure>[0-9]{1,4})\])?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
