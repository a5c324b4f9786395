namespace Perennial.App.DataQuality;

/// <summary>One question to the data: do two of its statements agree? It goes over all accounts or lines at once, and names every row where they do not.</summary>
public abstract class DataCheck
{
    /// <summary>As in an address.</summary>
    public abstract string Id { get; }

    /// <summary>What contradicts what, in plain words.</summary>
    public abstract string Title { get; }

    /// <summary>What the product does about such rows until somebody settles it.</summary>
    public abstract string Meanwhile { get; }
    public abstract Severity Severity { get; }

    /// <summary>What the count is a share of.</summary>
    public abstract string Of { get; }

    /// <summary>The claim it compares with the ledger; none for a check of the facts among themselves.</summary>
    public virtual string? NeedsClaim => null;

    internal abstract bool IsBound(ClaimBindings claims);

    internal abstract int Population(QualityData data);

    internal abstract IEnumerable<Contradiction> Find(QualityData data);
}
