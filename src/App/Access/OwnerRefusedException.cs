namespace Perennial.App.Access;

public sealed class OwnerRefusedException(string email, IEnumerable<string> problems)
    : InvalidOperationException($"The owner {email} cannot be made: {string.Join(' ', problems)}");
