using Perennial.App.Database;
using Perennial.Core.Health;

namespace Perennial.App.Signals;

/// <summary>One day that is asked for.</summary>
/// <param name="End">The moment at which it is over.</param>
/// <param name="Table">Of the accounts that are not put aside on it.</param>
/// <param name="Of">The place of each of them among all that are asked for.</param>
/// <param name="Said">What had been said of the accounts, by the place among all.</param>
internal sealed record SignalDay(DateTimeOffset End, SignalTable Table, int[] Of, AccountStates Said)
{
    public DateOnly Day => Table.Day;

    /// <summary>The same in UTC.</summary>
    public long EndMicros { get; } = Micros.Of(End);

    public int Count => Of.Length;

    private readonly int[] _rows = RowsOf(Of, Said.Archived.Length);

    /// <summary>The row of an account by its place among all; -1 for who is not in the table, or has no place.</summary>
    public int RowOf(int place) => place < 0 ? -1 : _rows[place];

    /// <summary>A column in which nobody has a value.</summary>
    public float[] Column()
    {
        var values = new float[Count];
        Array.Fill(values, float.NaN);
        return values;
    }

    /// <summary>Days of a column in which no value ages.</summary>
    public int[] Ages()
    {
        var days = new int[Count];
        Array.Fill(days, SignalTable.Ageless);
        return days;
    }

    private static int[] RowsOf(int[] of, int places)
    {
        var rows = new int[places];
        Array.Fill(rows, -1);
        for (var i = 0; i < of.Length; i++) rows[of[i]] = i;
        return rows;
    }
}
