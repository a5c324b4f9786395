namespace Perennial.Core.Voice.Metrics;

/// <summary>How many answers were given, whatever was asked.</summary>
internal static class SurveyAnswers
{
    public static Parts Count(VoiceInputs x) => Parts.Amount(x.Count, x.Count);
}
