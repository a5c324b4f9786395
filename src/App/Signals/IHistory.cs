namespace Perennial.App.Signals;

/// <summary>What facts of one kind say of their records, from fact to fact.</summary>
internal interface IHistory<T>
{
    /// <summary>Takes a fact that counts, in the order in which they hold.</summary>
    void Take(in FactLog<T>.Fact fact);
}
