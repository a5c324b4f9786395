namespace Perennial.App.Database;

/// <summary>Somebody wrote to what they may not see. They are told what they would be told of a thing that does not exist.</summary>
public sealed class OutOfScopeException(string what) : Exception($"{what} lies outside the scope of who writes it.");
