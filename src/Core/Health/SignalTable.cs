namespace Perennial.Core.Health;

/// <summary>Signals of all accounts as of one day: a column a signal, NaN where there is no value. Several may set columns at once; who reads waits until all are set.</summary>
public sealed class SignalTable
{
    /// <summary>In place of the day of a value that does not age.</summary>
    public const int Ageless = int.MinValue;

    private readonly Dictionary<string, (float[] Values, int[]? KnownOn)> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _untold = new(StringComparer.Ordinal);
    private readonly float[] _none;
    private readonly Lock _setting = new();

    /// <param name="day">The last day that counts.</param>
    /// <param name="accounts">Ids, ascending.</param>
    public SignalTable(DateOnly day, long[] accounts)
    {
        (Day, Accounts, _none) = (day, accounts, new float[accounts.Length]);
        Array.Fill(_none, float.NaN);
    }

    public DateOnly Day { get; }

    /// <summary>Ids, ascending; every column is in their order.</summary>
    public long[] Accounts { get; }

    /// <summary>Values of a signal; nothing but NaN where it is not told.</summary>
    public ReadOnlySpan<float> this[string signal] => _columns.TryGetValue(signal, out var column) ? column.Values : _none;

    /// <summary>Day number of the newest fact behind an account's value: what a scorecard's freshness is held against. <see cref="Ageless"/> where a value does not age.</summary>
    public int KnownOn(string signal, int account) => _columns.TryGetValue(signal, out var column) && column.KnownOn is { } days ? days[account] : Ageless;

    /// <summary>The same of all accounts; empty where no value of the signal ages.</summary>
    public ReadOnlySpan<int> KnownOn(string signal) => _columns.TryGetValue(signal, out var column) ? column.KnownOn : [];

    /// <summary>Why nobody has a signal, in a sentence; null where somebody may have it.</summary>
    public string? Untold(string signal) => _untold.GetValueOrDefault(signal);

    /// <param name="signal">Its id.</param>
    /// <param name="values">By account; kept, not copied.</param>
    /// <param name="knownOn">Day numbers; null where values do not age.</param>
    public void Set(string signal, float[] values, int[]? knownOn = null)
    {
        if (values.Length != Accounts.Length || knownOn is not null && knownOn.Length != Accounts.Length) throw new ArgumentException($"{signal} has {values.Length} values of {Accounts.Length} accounts.", nameof(values));
        lock (_setting) _columns[signal] = (values, knownOn);
    }

    /// <summary>Says why nobody has a signal.</summary>
    public void Leave(string signal, string reason)
    {
        lock (_setting) _untold[signal] = reason;
    }

    /// <summary>Place of an account; below 0 where it is not among them.</summary>
    public int Find(long account) => Array.BinarySearch(Accounts, account);
}
