namespace Perennial.App.Access;

/// <summary>Marks an endpoint that belongs to a person who is signed in: a token is turned away, whatever it may do elsewhere.</summary>
public sealed class ForPersons
{
    public static ForPersons Only { get; } = new();
}
