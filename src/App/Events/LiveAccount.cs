namespace Perennial.App.Events;

/// <summary>The account that a live event counts for.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Group">By which its person belongs to it; null where the message named the account itself.</param>
public sealed record LiveAccount(string Id, string Name, string? Group);
