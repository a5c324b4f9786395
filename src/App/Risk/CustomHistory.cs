namespace Perennial.App.Risk;

/// <summary>One custom field of accounts, or their segment: what was said of each, and on which day.</summary>
/// <param name="name">As files name it.</param>
internal sealed class CustomHistory(string name)
{
    private readonly Dictionary<long, List<(int Day, string? Value)>> _said = [];

    public string Field => name;

    /// <summary>Day number of the first that was said.</summary>
    public int Since { get; private set; } = int.MaxValue;

    public IEnumerable<long> Accounts => _said.Keys;

    public void Say(long account, int day, string? value)
    {
        if (!_said.TryGetValue(account, out var said)) _said.Add(account, said = []);
        said.Add((day, string.IsNullOrWhiteSpace(value) ? null : value.Trim()));
        Since = Math.Min(Since, day);
    }

    /// <summary>The last that was said of an account, whenever it was.</summary>
    public string? Now(long account) => On(account, int.MaxValue);

    /// <summary>What was first said of an account, whenever it was.</summary>
    public string? First(long account) => _said.TryGetValue(account, out var said) ? said[0].Value : null;

    /// <summary>The last that was said of an account by the end of a day.</summary>
    public string? On(long account, int day)
    {
        if (!_said.TryGetValue(account, out var said)) return null;
        for (var i = said.Count - 1; i >= 0; i--)
            if (said[i].Day <= day) return said[i].Value;
        return null;
    }
}
