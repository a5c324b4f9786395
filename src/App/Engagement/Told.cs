using Perennial.App.Revenue;
using Perennial.Core.Engagement;

namespace Perennial.App.Engagement;

/// <summary>What was found out, or why it cannot be told.</summary>
/// <param name="Value">Null where there is a reason.</param>
/// <param name="Reason">In words that a person reads.</param>
public readonly record struct Told<T>(T? Value, string? Reason) where T : class
{
    /// <summary>Asks, unless nothing can be told of the book's days; what needs single events that are gone says so.</summary>
    internal static async Task<Told<T>> OfAsync(RevenueBook book, Func<Task<T>> ask)
    {
        if (book.Usage(new(book.Question.SeenDay, book.Question.SeenDay.AddDays(1)))?.Untold is { } untold) return new(null, untold);
        try
        {
            return new(await ask(), null);
        }
        catch (RawEventsGoneException gone)
        {
            return new(null, gone.Message);
        }
    }
}
