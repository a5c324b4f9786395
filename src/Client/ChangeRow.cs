namespace Perennial.Client;

/// <summary>What somebody did at once.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Words">What, as people say it.</param>
/// <param name="Records">How many records it touched.</param>
/// <param name="UndoneAt">When it was taken back, if it was.</param>
/// <param name="UndoneBy">By whom.</param>
/// <param name="CanUndo">Whether who asks may take it back now.</param>
public sealed record ChangeRow(long Id, DateTimeOffset At, string By, string Words, long Records, DateTimeOffset? UndoneAt, string? UndoneBy, bool CanUndo);
