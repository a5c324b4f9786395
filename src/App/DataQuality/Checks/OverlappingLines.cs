using Perennial.Core.Revenue;

namespace Perennial.App.DataQuality.Checks;

internal sealed class OverlappingLines : AccountCheck
{
    public override string Id => "overlapping-lines";
    public override string Title => "Lines of one subscription for the same product that overlap";
    public override string Meanwhile => "Both count for the days on which they overlap.";
    public override Severity Severity => Severity.Warning;

    protected override (string Says, string Instead)? Look(int account, QualityData data)
    {
        Dictionary<(int Subscription, string Product), (int Until, int Place)>? seen = null;
        List<int>? lines = null;
        foreach (var i in data.LinesOf(account))
            if (data.Lines[i] is { Kind: LineKind.Recurring } line && line.Until > line.Start) (lines ??= []).Add(i);
        if (lines is not { Count: > 1 }) return null;
        lines.Sort((a, b) => data.Lines[a].Start.CompareTo(data.Lines[b].Start));
        foreach (var i in lines)
        {
            ref readonly var line = ref data.Lines[i];
            var key = (line.Subscription, line.Product);
            if ((seen ??= []).TryGetValue(key, out var before) && before.Until > line.Start)
                return ($"a line for {Name(line.Product)} runs from {QualityData.Day(data.Lines[before.Place].Start)}", $"another of the same subscription starts on {QualityData.Day(line.Start)}, before it ends");
            if (before.Until < line.Until) seen[key] = (line.Until, i);
        }
        return null;
    }

    private static string Name(string product) => product.Length == 0 ? "no named product" : product;
}
