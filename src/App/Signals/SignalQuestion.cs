using Perennial.App.Accounts;
using Perennial.Core.Options;
using Perennial.Core.Revenue;

namespace Perennial.App.Signals;

/// <summary>What is asked of the sources of signals: which days, of whom, and as known when.</summary>
internal sealed class SignalQuestion
{
    private AccountPlaces? _places;

    public required WorkspaceOptions Options { get; init; }
    public required DateOnly Today { get; init; }

    /// <summary>The last day whose recorded facts count; null for all.</summary>
    public required DateOnly? AsKnown { get; init; }
    public required KnownFacts Known { get; init; }

    /// <summary>Ids of everybody of any of the days, ascending.</summary>
    public required long[] Accounts { get; init; }

    /// <summary>In order.</summary>
    public required IReadOnlyList<SignalDay> Days { get; init; }

    /// <summary>Where only some accounts are asked for: these, with those that are part of them or that they are part of now. Null for all.</summary>
    public IReadOnlyList<AccountId>? Within { get; init; }

    /// <summary>Only some accounts are asked for, so that what they lack others may have.</summary>
    public bool IsPart => Within is not null;

    /// <summary>Gathers words about the only account of the only day; null where nobody reads them.</summary>
    public SignalNotes? Notes { get; init; }

    /// <summary>Says of every day why signals are not told.</summary>
    public void Leave(string reason, params IEnumerable<string> signals)
    {
        foreach (var signal in signals)
            foreach (var day in Days) day.Table.Leave(signal, reason);
    }

    /// <summary>The place of an account, or of the one that it is part of, among all; -1 for who is not asked for.</summary>
    public int PlaceOf(long account) => (_places ??= new(Accounts, Known.Merged)).Of(account);

    /// <summary>The days that end with one of them.</summary>
    public static Period Last(int days, DateOnly day) => new(day.AddDays(1 - days), day.AddDays(1));
}
