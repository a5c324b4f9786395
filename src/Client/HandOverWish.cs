namespace Perennial.Client;

/// <summary>Accounts of one person that go to others.</summary>
/// <param name="To">Numbers of the people who take over.</param>
/// <param name="Accounts">External ids; all of the person's book when not said.</param>
/// <param name="By">How several share them: mrr (the default) or count, as even as it goes.</param>
/// <param name="Note">What those who take over should know.</param>
/// <param name="DryRun">Only say what would become of it.</param>
public sealed record HandOverWish(IReadOnlyList<long> To, IReadOnlyList<string>? Accounts = null, string By = "mrr", string? Note = null, bool DryRun = false);
