namespace Perennial.App.Import.Kinds;

/// <summary>The values of a survey answer's row. Their numbers go into the row's digest: add at the end, never renumber.</summary>
public static class AnswerSlot
{
    public const int AccountExternalId = 0, Contact = 1, Instrument = 2, ScaleMin = 3, ScaleMax = 4, Score = 5, AnsweredAt = 6, Comment = 7, Phase = 8, Segment = 9, ResponseId = 10, Extra = 11, RecordedAt = 12, Count = 13;
}
