namespace Perennial.Client;

/// <summary>What an API token may do. Admin includes write, write includes read.</summary>
public enum TokenScope
{
    Read,
    Write,
    Admin,
}
