namespace Perennial.App.Signals;

/// <summary>Signals that nothing in the product tells yet.</summary>
internal sealed class MissingSignals : ISignalSource
{
    public IReadOnlyList<string> Tells { get; } = ["past-due", "outcomes-met"];

    public Task FillAsync(SignalQuestion asked, CancellationToken cancellation)
    {
        asked.Leave("Invoices are not taken in yet, so nobody knows what is past due.", "past-due");
        asked.Leave("Outcomes are not recorded here yet.", "outcomes-met");
        return Task.CompletedTask;
    }
}
