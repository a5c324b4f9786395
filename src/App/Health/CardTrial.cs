using Perennial.Core.Health;

namespace Perennial.App.Health;

/// <summary>What another scorecard would make of the book, against what applies.</summary>
/// <param name="Card">What was tried.</param>
/// <param name="Moves">How many accounts and what revenue go from one band to another; also those that stay. Null is no score.</param>
/// <param name="Movers">Who changes band, the most revenue first.</param>
/// <param name="Before">How what applies told the losses of the past months.</param>
/// <param name="After">How this would have.</param>
/// <param name="Months">Ends of months that were judged.</param>
public sealed record CardTrial(CardInForce Card, IReadOnlyList<CardTrial.Move> Moves, IReadOnlyList<CardTrial.Mover> Movers, HealthGrade Before, HealthGrade After, IReadOnlyList<DateOnly> Months, string Currency)
{
    public sealed record Move(Band? From, Band? To, int Accounts, decimal Mrr);

    public sealed record Mover(string AccountId, string Name, decimal Mrr, Band? From, Band? To, double? Before, double? After);

    /// <summary>Accounts that have this scorecard.</summary>
    public int Accounts => Moves.Sum(move => move.Accounts);

    public IEnumerable<Move> Changes => Moves.Where(move => move.From != move.To);

    public (int Accounts, decimal Mrr) In(Band? band, bool after) => Moves.Where(move => (after ? move.To : move.From) == band).Aggregate((0, 0m), (sum, move) => (sum.Item1 + move.Accounts, sum.Item2 + move.Mrr));
}
