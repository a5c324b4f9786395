using Perennial.App.Contacts;
using Perennial.App.Revenue;
using Perennial.Client;
using Perennial.Core.Voice;

namespace Perennial.App.Voice;

/// <summary>One survey answer as it is shown.</summary>
/// <param name="Fact">What was said.</param>
/// <param name="Account">Whose.</param>
/// <param name="Person">The contact that answered, where one is known by what the answer says.</param>
public sealed record Answered(SurveyAnswerFact Fact, AccountEntry Account, Contact? Person)
{
    public Instrument Instrument { get; } = new(Fact.Instrument, E4(Fact.ScaleMin), E4(Fact.ScaleMax));

    public int ScoreE4 { get; } = E4(Fact.Score);

    /// <summary>Good, bad or neither, as a badge shows it.</summary>
    public string? Tone => Instrument.IsGood(ScoreE4) ? "up" : Instrument.IsBad(ScoreE4) ? "down" : null;

    /// <summary>Who answered, in words; null for an anonymous answer.</summary>
    public string? Who => Person?.Name ?? Fact.Contact;

    public SurveyAnswerRow Row => new(Fact.Id, Account.ExternalId, Account.Name, Person?.ExternalId ?? Fact.Contact, Fact.Instrument, Instrument.Least, Instrument.Most, ScoreE4 / (decimal)Core.Voice.Instrument.E4, Fact.AnsweredAt, Fact.Comment, Fact.Phase, Fact.Segment, Fact.ResponseId, Fact.RecordedAt);

    private static int E4(string number) => (int)(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture) * Core.Voice.Instrument.E4);
}
