namespace Perennial.App.Shell;

/// <summary>The endpoint's answer may not be kept, so that it cannot be given again under an <c>Idempotency-Key</c>.</summary>
internal sealed record NotReplayed;
