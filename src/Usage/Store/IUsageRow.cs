namespace Perennial.Usage.Store;

/// <summary>One row of an answer, its columns by number from 0.</summary>
public interface IUsageRow
{
    bool IsNull(int column);
    long Long(int column);
    double Double(int column);
    DateOnly Day(int column);
    string? Text(int column);
}
