namespace Perennial.App.Forecast;

/// <summary>Why recurring revenue comes up for renewal.</summary>
public enum DueKind
{
    /// <summary>The term of a contract ends.</summary>
    Contract,

    /// <summary>The term ends, and notice was given: it will not renew.</summary>
    NoticeGiven,

    /// <summary>The term is over, nobody signed, and it is paid still.</summary>
    Late,

    /// <summary>No contract has a term for it: another year of paying begins.</summary>
    Anniversary,
}
