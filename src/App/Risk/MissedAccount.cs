using Perennial.Core.Health;
using Perennial.Core.Risk;

namespace Perennial.App.Risk;

/// <summary>An account of which its score said the wrong thing, with what was known then.</summary>
/// <param name="Account">Its id.</param>
/// <param name="Day">When it was said.</param>
/// <param name="Score">Its health score then, 0 to 100.</param>
/// <param name="Band">By the scorecard that applied to it then.</param>
/// <param name="Probability">Of churn within the horizon, as the model of then had it; null where there was none.</param>
/// <param name="ChurnedOn">Null for one that renewed.</param>
/// <param name="Reasons">Of the model of then, the strongest first.</param>
public sealed record MissedAccount(long Account, DateOnly Day, double Score, Band Band, double? Probability, DateOnly? ChurnedOn, IReadOnlyList<RiskReason> Reasons);
