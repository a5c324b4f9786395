namespace Perennial.Client;

/// <summary>
/// Goes through the audit chain from its first row and says what does not follow: a row that was edited, one that is missing,
/// rows out of order, rows cut off the end, and anchors that the chain no longer goes through.
/// </summary>
public sealed class AuditVerification
{
    private const int MostProblems = 1000;
    private readonly Dictionary<long, string> _anchors = [];
    private readonly List<string> _problems = [];
    private byte[] _hash = AuditRow.First;

    public AuditVerification(IEnumerable<AuditEnd> anchors)
    {
        foreach (var anchor in anchors)
        {
            if (_anchors.TryGetValue(anchor.Seq, out var other) && other != anchor.Hash) Say($"two anchors for row {anchor.Seq} say different things");
            _anchors[anchor.Seq] = anchor.Hash;
        }
    }

    public long Rows { get; private set; }
    public long Seq { get; private set; }
    public IReadOnlyList<string> Problems => _problems;

    public void Take(AuditRow row)
    {
        Rows++;
        if (row.Seq != Seq + 1) Say(row.Seq > Seq + 1 ? $"rows {Seq + 1} to {row.Seq - 1} are missing" : $"row {row.Seq} stands after row {Seq}");
        var expected = Convert.ToHexStringLower(row.HashAfter(_hash));
        if (expected != row.Hash) Say($"row {row.Seq} ({row.Actor} {row.Verb} {row.Subject}) is not what was sealed, or does not follow the row before it");
        if (_anchors.Remove(row.Seq, out var anchored) && anchored != row.Hash) Say($"row {row.Seq} is not the one that was anchored");
        (Seq, _hash) = (row.Seq, Convert.FromHexString(row.Hash)); // go on from what stands there, so that one row is named and not all after it
    }

    /// <summary>Call after the last row.</summary>
    /// <param name="end">Where the workspace says that the chain ends.</param>
    public void Finish(AuditEnd end)
    {
        if (end.Seq != Seq) Say(end.Seq > Seq ? $"rows {Seq + 1} to {end.Seq} were cut off the end" : $"rows {end.Seq + 1} to {Seq} were put on behind the end");
        else if (Seq > 0 && end.Hash != Convert.ToHexStringLower(_hash)) Say($"the end of the chain is not row {Seq}");
        foreach (var seq in _anchors.Keys.Order()) Say($"row {seq}, which was anchored, is missing");
    }

    private void Say(string problem)
    {
        if (_problems.Count < MostProblems) _problems.Add(problem);
    }
}
