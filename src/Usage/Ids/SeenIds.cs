namespace Perennial.Usage.Ids;

/// <summary>Ids of messages that were only looked at: for telling beforehand what would count twice. Of very many the first are remembered.</summary>
public sealed class SeenIds
{
    private const int Most = 4_000_000;
    private readonly IdSets _ids = new();

    /// <returns>False when it was seen before.</returns>
    internal bool Add(UInt128 id) => _ids.Count < Most ? _ids.Add(id) : !_ids.Has(id);
}
