namespace Perennial.App.Signals;

/// <summary>Words about the signals of one account, said by who computes them from the very numbers.</summary>
internal sealed class SignalNotes
{
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    public string? this[string signal] => _words.GetValueOrDefault(signal);

    public void Say(string signal, string words) => _words[signal] = words;
}
