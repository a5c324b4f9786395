namespace Perennial.App.Risk;

/// <summary>What was said of an account at a past cutoff, from what was known then, and what happened.</summary>
/// <param name="By">Who said it.</param>
/// <param name="Horizon">Days that were looked ahead.</param>
/// <param name="Day">The cutoff.</param>
/// <param name="Account">Its id.</param>
/// <param name="Segment">Empty for none.</param>
/// <param name="Risk">The more, the likelier: what puts accounts in order.</param>
/// <param name="Probability">Of churn within the horizon.</param>
/// <param name="Churned">Whether it did.</param>
public readonly record struct Judged(WhoSaid By, int Horizon, DateOnly Day, long Account, string Segment, double Risk, double Probability, bool Churned);
