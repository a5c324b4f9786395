namespace Perennial.Client;

/// <summary>What is known of accounts as of a day.</summary>
public sealed partial class PerennialClient
{
    /// <summary>Every signal, with how many accounts have a value on a day, and why none has.</summary>
    /// <param name="on">The last day that counts; today if not said.</param>
    /// <param name="asKnown">Only what was recorded by this day.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<IReadOnlyList<SignalInfo>> SignalsAsync(DateOnly? on = null, DateOnly? asKnown = null, CancellationToken cancellation = default) =>
        GetAsync("signals" + Query.Empty.With("on", on).With("asKnown", asKnown), ContractJson.Default.IReadOnlyListSignalInfo, cancellation);

    /// <summary>The signals of one account, each with a sentence and the page with its rows.</summary>
    /// <param name="accountId">The account's own id.</param>
    /// <param name="on">The last day that counts; today if not said.</param>
    /// <param name="asKnown">Only what was recorded by this day.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<AccountSignals> AccountSignalsAsync(string accountId, DateOnly? on = null, DateOnly? asKnown = null, CancellationToken cancellation = default) =>
        GetAsync($"accounts/{Uri.EscapeDataString(accountId)}/signals" + Query.Empty.With("on", on).With("asKnown", asKnown), ContractJson.Default.AccountSignals, cancellation);

    /// <summary>Every signal of all accounts as CSV, an account a row, as the server streams it.</summary>
    /// <param name="on">The last day that counts; today if not said.</param>
    /// <param name="asKnown">Only what was recorded by this day.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<Stream> ExportSignalsAsync(DateOnly? on = null, DateOnly? asKnown = null, CancellationToken cancellation = default) => StreamAsync("signals.csv" + Query.Empty.With("on", on).With("asKnown", asKnown), cancellation);
}
