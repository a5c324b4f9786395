namespace Perennial.App.Database;

/// <summary>
/// One prepared statement, for the paths where a million rows go through: text goes in and out as UTF-8 without a string in between.
/// Parameters are written <c>?1</c>, <c>?2</c> ... on every engine and count from 1, columns from 0.
/// </summary>
public abstract class Statement : IDisposable
{
    public abstract void Bind(int parameter, long value);
    public abstract void Bind(int parameter, bool value);
    public abstract void Bind(int parameter, string? value);
    public abstract void Bind(int parameter, ReadOnlySpan<byte> utf8);
    public abstract void BindBytes(int parameter, byte[] value);
    public abstract void BindNull(int parameter);

    public void Bind(int parameter, long? value)
    {
        if (value is { } given) Bind(parameter, given);
        else BindNull(parameter);
    }

    /// <summary>Goes to the next row; false after the last one, and the statement may then be run again.</summary>
    public abstract bool Step();

    /// <summary>Leaves the rest of the rows, so that the statement may be run again.</summary>
    public abstract void Reset();

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run()
    {
        while (Step()) { }
    }

    /// <summary>Runs a statement to its end after a row of it was read.</summary>
    public void Finish() => Run();

    public abstract bool IsNull(int column);
    public abstract bool Bool(int column);
    public abstract long Long(int column);

    /// <summary>The column's text as UTF-8, empty for null. It holds until the next step.</summary>
    public abstract ReadOnlySpan<byte> Utf8(int column);

    public abstract string Text(int column);
    public abstract byte[] Bytes(int column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public abstract void Dispose();
}
