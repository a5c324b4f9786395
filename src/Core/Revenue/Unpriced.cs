namespace Perennial.Core.Revenue;

/// <summary>Days on which an account's revenue cannot be stated, from the first to before the other, with the reason.</summary>
internal readonly record struct Unpriced(int From, int To, string Reason)
{
    /// <summary>Whether a period's opening day or one of its own days is among them.</summary>
    public bool Touches(Period period) => period.Start.DayNumber <= To && period.End.DayNumber > From;
}
