namespace Perennial.Core.Engagement;

/// <summary>How much of what was bought is used, by one account or by all of a slice together.</summary>
/// <param name="Used">Features with an event in the period, of those that the account has; summed over accounts.</param>
/// <param name="Had">Features that the account has at the period's close; summed over accounts.</param>
/// <param name="Accounts">Accounts that have any.</param>
/// <param name="Using">Of these, the ones that use any of what they have.</param>
public readonly record struct FeatureUse(long Used, long Had, long Accounts, long Using);
