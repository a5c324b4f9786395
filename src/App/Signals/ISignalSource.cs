namespace Perennial.App.Signals;

/// <summary>Where some of the signals come from.</summary>
internal interface ISignalSource
{
    /// <summary>Ids of its signals.</summary>
    IReadOnlyList<string> Tells { get; }

    /// <summary>Sets its signals in the table of every day that is asked for, or says why they are not told.</summary>
    Task FillAsync(SignalQuestion asked, CancellationToken cancellation);
}
