namespace Perennial.Client;

/// <summary>A record was written.</summary>
/// <param name="Id">Its external id.</param>
/// <param name="ChangeId">The change, by which it can be taken back; none when nothing was changed.</param>
public sealed record RecordChanged(string Id, long? ChangeId);
