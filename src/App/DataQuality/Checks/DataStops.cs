namespace Perennial.App.DataQuality.Checks;

internal sealed class DataStops : DataCheck
{
    public override string Id => "data-stops";
    public override string Title => "The data stops, and live accounts go on as if it had not";
    public override string Meanwhile => "Accounts live at the end of the data are kept as customers. Set data-end to the day after its last day: nothing later is then read as churn or growth.";
    public override Severity Severity => Severity.Warning;

    private const int Quiet = 45;

    public override string Of => "accounts";

    internal override bool IsBound(ClaimBindings claims) => true;

    internal override int Population(QualityData data) => data.Accounts.Length;

    internal override IEnumerable<Contradiction> Find(QualityData data)
    {
        var (last, ends) = Last(data);
        if (data.DataEndIsSet || last == 0 || data.Today - last <= Quiet) yield break;
        var says = ends < 2 ? $"nothing happens after {QualityData.Day(last)}" : $"nothing happens after {QualityData.Day(last)}, on which {QualityData.Count(ends, "line")} end";
        for (var a = 0; a < data.Accounts.Length; a++)
            if (PaidLines.On(data.AsOf, a, data) is { Count: > 0 } paid)
                yield return new(data.Accounts[a].Id, 0, says, $"still counted {QualityData.Count(data.Today - last, "day")} later: {paid}; data-end={QualityData.Day(last + 1)} would say so");
    }

    /// <summary>The last day up to today on which anything starts or ends, and how many lines end on it.</summary>
    private static (int Day, int Ends) Last(QualityData data)
    {
        var (last, ends) = (0, 0);
        foreach (ref readonly var line in data.Lines.AsSpan())
        {
            if (line.Start <= data.Today && line.Start > last) (last, ends) = (line.Start, 0);
            if (line.End > data.Today || line.End < last) continue;
            if (line.End > last) (last, ends) = (line.End, 0);
            ends++;
        }
        return (last, ends);
    }
}
