namespace Perennial.App.Demo;

/// <summary>A talk as somebody of the demo's team logged it.</summary>
internal sealed record LoggedTalk(string AccountId, DateTimeOffset At, DateTimeOffset LoggedAt, string? AuthorEmail, Talk Talk, IReadOnlyList<string> Contacts);
