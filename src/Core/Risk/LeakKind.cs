namespace Perennial.Core.Risk;

/// <summary>How a column gives away that it knows the outcome.</summary>
public enum LeakKind
{
    /// <summary>The schema says that it is known only after the cutoff.</summary>
    DeclaredAfter,

    /// <summary>It holds values that became known after their row's cutoff.</summary>
    KnownLater,

    /// <summary>Its name says that it speaks of the outcome itself, and nothing says that it was known before it.</summary>
    SpeaksOfOutcome,

    /// <summary>It is filled in, or left out, where somebody churned and almost nowhere else.</summary>
    FilledByChurn,

    /// <summary>Alone it tells the outcome better than anything that is known before can.</summary>
    TellsOutcome,

    /// <summary>Alone it tells the outcome far better than every other column: it stays, and is named.</summary>
    Suspicious,
}
