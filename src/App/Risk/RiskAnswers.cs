using System.Text.Json;
using Perennial.App.Revenue;
using Perennial.App.Shell;
using Perennial.Client;
using Perennial.Core.Risk;
using Perennial.Core.Statistics;

namespace Perennial.App.Risk;

/// <summary>Risk in the API's words.</summary>
internal static class RiskAnswers
{
    /// <summary>What past rows are made of.</summary>
    public const string Knowledge = "as known today: what happened after a cutoff is in no row of it, but what was recorded late counts as if it had been known";

    public static RiskBook Book(RiskView view, int most) => new(view.Risk.Day, view.Risk.Refusal, view.Risk.Months, view.Risk.Churns, Interval(view.Risk.Pooled), view.Book.Timeline.Currency, view.Rows.Count, [.. view.Rows.Take(most).Select(row => Account(row.Entry, row.Arr, row.Risk))],
        view.Risk.Grades.ModelAt(90) is { } grade ? Row(grade, "", grade.Grade) : null, [.. view.Risk.Leaks.Select(Alarm)], [.. view.Risk.Contradictions.Select(c => Contradiction(c, view.Book))]);

    public static AccountRiskSummary Summary(AccountRiskView view) =>
        new(view.Book.Day, view.Refusal, Interval(view.Book.Pooled), Account(view.Entry, view.Arr, view.Risk), [.. view.Book.Grades.Model.Select(grade => Row(grade, "", grade.Grade))]);

    public static RiskGradeReport Report(GradeView view) => new(view.Risk.Day, Knowledge, Rows(view.Risk.Grades), Missed(view, view.Risk.Grades.GreenThatChurned), Missed(view, view.Risk.Grades.RedThatRenewed), view.Said);

    /// <summary>Every grade with its parts.</summary>
    public static IReadOnlyList<RiskGradeRow> Rows(RiskGrades grades) =>
    [
        .. from grade in grades.Model.Concat(grades.Scorecard).Concat(grades.Authors)
           from row in (IEnumerable<RiskGradeRow>)
           [
               Row(grade, "", grade.Grade), .. grade.BySegment.Select(part => Row(grade, "segment:" + part.Segment, part.Grade) with { Curve = [] }), .. grade.OverTime.Select(part => Row(grade, Format.Iso(part.Day), part.Grade) with { Curve = [] }),
           ]
           select row,
    ];

    public static RiskGradeRow Row(HorizonGrade of, string part, Grade grade)
    {
        var calibration = grade.CanJudge ? grade.Calibration : null;
        double? Said(double value) => grade.CanJudge && double.IsFinite(value) ? Math.Round(value, 6) : null;
        return new(of.By.ToString(), of.Horizon, part, grade.N, grade.Churns, grade.CanJudge ? null : HorizonGrade.TooFew, Said(grade.LogLoss), Said(grade.BaseLogLoss), Said(grade.BrierSkill), Said(grade.Auc), Said(calibration?.Slope ?? double.NaN), Said(calibration?.Intercept ?? double.NaN),
            grade.Capacity, Said(grade.Precision), Said(grade.Lift), [.. (calibration?.Points ?? []).Select(point => new RiskGradePoint(Share(point.Predicted), Share(point.Observed), point.Interval.Low, point.Interval.High, point.N))]);
    }

    private static AccountRiskRow Account(AccountEntry entry, decimal? arr, AccountRisk? risk) =>
        new(entry.ExternalId, entry.Name, entry.Segment, entry.Owner, arr, Of(risk?.In30), Of(risk?.In90), Of(risk?.In180), Of(risk?.ToRenewal), Reasons(risk?.Reasons ?? []), risk?.EndsOn);

    private static RiskProbability? Of(Probability? probability) => probability is { } p ? new(Share(p.P), Share(p.Low), Share(p.High)) : null;

    private static IReadOnlyList<RiskReasonRow> Reasons(IReadOnlyList<RiskReason> reasons) => [.. reasons.Select(reason => new RiskReasonRow(reason.Signal, reason.LogOdds, reason.Words))];

    private static RiskAlarm Alarm(Leak leak) => new(leak.Column, JsonNamingPolicy.KebabCaseLower.ConvertName(leak.Kind.ToString()), !leak.IsRefused, leak.Reason);

    private static RiskContradiction Contradiction(ChurnContradiction contradiction, RevenueBook book)
    {
        var named = contradiction.Accounts.ToHashSet();
        return new(contradiction.Says, contradiction.Accounts.Count, [.. book.Asked.Where(asked => named.Contains(asked.Entry.Id)).Select(asked => asked.Entry.ExternalId)]);
    }

    private static IReadOnlyList<RiskMissed> Missed(GradeView view, IReadOnlyList<MissedAccount> missed) =>
    [
        .. from one in missed
           let entry = view.Entries.GetValueOrDefault(one.Account)
           where entry is not null
           select new RiskMissed(entry.ExternalId, entry.Name, one.Day, Math.Round((decimal)one.Score, 2), one.Probability is { } p ? Share(p) : null, one.ChurnedOn, Reasons(one.Reasons)),
    ];

    private static MetricInterval? Interval(Interval? interval) => interval is null ? null : new(interval.Low, interval.High, interval.Method, interval.Level);

    private static decimal Share(double share) => double.IsFinite(share) ? Math.Round((decimal)share, 6) : 0;
}
