namespace Perennial.App.Risk;

/// <summary>Whose word is judged. A person is who they are, whatever they are called.</summary>
/// <param name="Person">Who overrode scores; null for others.</param>
/// <param name="Name">Theirs; empty for others.</param>
public readonly record struct WhoSaid(WhoSaid.Kinds Kind, long? Person = null, string Name = "")
{
    /// <summary>As the API says it; a name stands behind <see cref="OverrideBy"/>, so that none can be taken for these.</summary>
    public const string ModelWord = "model", ScorecardWord = "scorecard", OverrideBy = "override:";

    public enum Kinds : byte
    {
        Model,
        Scorecard,
        Author,
    }

    public static WhoSaid Model => new(Kinds.Model);
    public static WhoSaid Scorecard => new(Kinds.Scorecard);

    public static WhoSaid Author(long? person, string name) => new(Kinds.Author, person, name);

    public override string ToString() => Kind switch { Kinds.Model => ModelWord, Kinds.Scorecard => ScorecardWord, _ => OverrideBy + Name };
}
