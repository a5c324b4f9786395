using Perennial.Core.Engagement;

namespace Perennial.App.Engagement;

/// <summary>A part of what is told of usage, or why it cannot be: one part that needs single events which are gone costs no other.</summary>
public sealed record Answer<T>(T? Value, string? Why)
{
    internal static async Task<Answer<T>> OfAsync(Func<Task<T>> ask)
    {
        try
        {
            return new(await ask(), null);
        }
        catch (RawEventsGoneException gone)
        {
            return new(default, gone.Message);
        }
    }
}
