namespace Perennial.App.Access;

/// <summary>Marks an endpoint that knows its callers by a write key, and by nothing else: neither a session nor a token opens it.</summary>
public sealed class ByWriteKey
{
    public static ByWriteKey Only { get; } = new();
}
