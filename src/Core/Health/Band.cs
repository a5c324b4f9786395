namespace Perennial.Core.Health;

/// <summary>How an account does, in a word. The order is from worst to best.</summary>
public enum Band
{
    Red,
    Amber,
    Green,
}
