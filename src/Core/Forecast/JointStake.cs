namespace Perennial.Core.Forecast;

/// <summary>What one customer has at stake: amounts that are kept or lost by one and the same event, so that the less likely ones renew only where the likelier do.</summary>
internal sealed class JointStake
{
    private JointStake(IReadOnlyList<(decimal Reached, double P)> steps, double spread) => (Steps, Spread) = (steps, spread);

    /// <summary>The likeliest first: what renews at least up to and with the step, and the chance of that.</summary>
    public IReadOnlyList<(decimal Reached, double P)> Steps { get; }

    /// <summary>How unsure the chances are, by amount: the customer's are wrong together.</summary>
    public double Spread { get; }

    /// <summary>All of it.</summary>
    public decimal Amount => Steps[^1].Reached;

    /// <summary>Null where nothing is left to chance.</summary>
    public static JointStake? Of(IReadOnlyList<Stake> stakes)
    {
        var open = stakes.Where(s => !s.Chance.IsSure && s.Amount > 0).OrderByDescending(s => s.Chance.P).ToList();
        if (open.Count == 0) return null;
        var (steps, reached) = (new List<(decimal Reached, double P)>(open.Count), 0m);
        foreach (var stake in open)
        {
            reached += stake.Amount;
            if (steps.Count > 0 && steps[^1].P == stake.Chance.P) steps[^1] = (reached, stake.Chance.P);
            else steps.Add((reached, stake.Chance.P));
        }
        return new(steps, open.TrueForAll(s => s.Chance == open[0].Chance) ? open[0].Chance.Spread : open.Sum(s => (double)(s.Amount / reached) * s.Chance.Spread));
    }
}
