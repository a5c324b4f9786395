namespace Perennial.Core.Voice.Metrics;

/// <summary>The good answers of an instrument ÷ all its answers, with the Wilson interval: CSAT's two upper boxes of five, CES 2.0's 5 to 7, CES 1.0's 1 and 2.</summary>
internal static class GoodShare
{
    public static Func<VoiceInputs, Parts> Of(Instrument instrument) => x => x.Answers(instrument) is { N: > 0 } answers ? Parts.Proportion(answers.Good, answers.N) : x.Nobody(instrument);
}
