using System.Globalization;
using System.Text;
using Perennial.App.Import.Fields;
using Perennial.App.Import.Rows;
using Perennial.Core.Voice;

namespace Perennial.App.Import.Kinds;

public sealed class SurveyResponsesKind : ImportKind
{
    /// <summary>Ends of scales and scores lie within it, with at most four decimals.</summary>
    private const decimal Farthest = 100_000;

    public override string Name => "survey-responses";
    public override string Title => "Survey answers";
    public override string About => "What customers answered: one row an answer to one question, on the scale that it was asked on. The same question on another scale is another instrument, and their answers are never put together.";
    public override ImportTarget Target => ImportTarget.SurveyAnswers;
    public override int Slots => AnswerSlot.Count;
    public override int OtherSlot => AnswerSlot.Extra;
    public override int RecordedSlot => AnswerSlot.RecordedAt;
    public override string OtherColumns => "are kept beside the row";

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("account_id", AnswerSlot.AccountExternalId, TextType.Id, "The account that answers; one that is not known yet is created.") { Required = true, Aliases = ["customer_id", "account", "customer", "company_id"] },
        new("contact", AnswerSlot.Contact, TextType.Name, "Who answers: the contact_id, the mail address or the name of a contact; empty for an anonymous answer.") { Aliases = ["contact_id", "respondent", "respondent_id", "email", "user_id"] },
        new("instrument", AnswerSlot.Instrument, new TextType(60), "What was asked: nps (0 to 10), csat (1 to 5), ces-2 (1 to 7, high is good), ces-1 (1 to 5, low is good), or any other name. ces is CES 2.0 from 1 to 7, and CES 1.0 from 1 to 5.") { Required = true, Aliases = ["survey_type", "question_type", "type"] },
        new("scale_min", AnswerSlot.ScaleMin, NumberType.Signed, "The lowest answer of the scale.") { Required = true, Aliases = ["scale_from", "min"] },
        new("scale_max", AnswerSlot.ScaleMax, NumberType.Signed, "The highest answer of the scale.") { Required = true, Aliases = ["scale_to", "max"] },
        new("score", AnswerSlot.Score, NumberType.Signed, "The answer, on its scale.") { Required = true, Aliases = ["rating", "value", "answer"] },
        new("answered_at", AnswerSlot.AnsweredAt, StampType.Instance, "When it was given.") { Required = true, Aliases = ["responded_at", "submitted_at", "response_date", "date", "created_at"] },
        new("comment", AnswerSlot.Comment, TextType.Any, "What they wrote.") { Aliases = ["feedback", "verbatim", "text"] },
        new("phase", AnswerSlot.Phase, new TextType(JourneyPhases.LongestName), "The phase of the customer journey that the question is about, as the option journey-phases names it.") { Aliases = ["journey_phase", "stage"] },
        new("segment", AnswerSlot.Segment, TextType.Name, "The respondent's segment at that time; figures are broken down by the account's own."),
        new("response_id", AnswerSlot.ResponseId, TextType.Id, "Your own id of the response. A later row with the same one, instrument and phase corrects it; without an id, one of the same contact, instrument, phase and moment does.") { Aliases = ["answer_id", "id"] },
        new("recorded_at", AnswerSlot.RecordedAt, MomentType.Any, "When this became known; the start of the import where it is empty. A later one supersedes an earlier one of the same answer."),
    ];

    public override void Complete(RowDraft row)
    {
        var (least, most, score) = (Number(row, AnswerSlot.ScaleMin), Number(row, AnswerSlot.ScaleMax), Number(row, AnswerSlot.Score));
        foreach (var (name, slot, value) in ((string, int, decimal)[])[("scale_min", AnswerSlot.ScaleMin, least), ("scale_max", AnswerSlot.ScaleMax, most), ("score", AnswerSlot.Score, score)])
            if (Math.Abs(value) > Farthest || decimal.Round(value, 4) != value) row.Refuse(name, row.Text(slot), "expected a number within 100,000, with at most four decimals");
        if (row.Refused) return;
        if (most <= least) row.Refuse("scale_max", row.Text(AnswerSlot.ScaleMax), $"is not above scale_min ({row.Text(AnswerSlot.ScaleMin)})");
        else if (score < least || score > most) row.Refuse("score", row.Text(AnswerSlot.Score), $"lies outside its scale, from {row.Text(AnswerSlot.ScaleMin)} to {row.Text(AnswerSlot.ScaleMax)}");
        var called = Instrument.NameOf(row.Text(AnswerSlot.Instrument), least, most);
        var instrument = new Instrument(called, (int)(least * Instrument.E4), (int)(most * Instrument.E4));
        if (instrument.IsKnown && score != decimal.Truncate(score)) row.Refuse("score", row.Text(AnswerSlot.Score), $"is no whole number, and answers to {instrument} are");
        if (row.Refused) return;
        row.Set(AnswerSlot.Instrument, Encoding.UTF8.GetBytes(called));
        if (row.Has(AnswerSlot.Phase) && JourneyPhases.CanonicalOne(row.Text(AnswerSlot.Phase)) is { } phase) row.Set(AnswerSlot.Phase, Encoding.UTF8.GetBytes(phase));
        else if (row.Has(AnswerSlot.Phase)) row.Refuse("phase", row.Text(AnswerSlot.Phase), "has a comma in it, which no phase's name has");
    }

    private static decimal Number(RowDraft row, int slot) => decimal.Parse(row[slot], NumberStyles.Number, CultureInfo.InvariantCulture);
}
