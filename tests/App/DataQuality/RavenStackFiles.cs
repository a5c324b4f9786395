using System.Globalization;

namespace Perennial.Tests.App.DataQuality;

/// <summary>The public RavenStack files, which are no part of the repository: beside the checkout in shared/data, or where PERENNIAL_RAVENSTACK says.</summary>
internal sealed class RavenStackFiles
{
    private readonly string _folder;

    private RavenStackFiles(string folder)
    {
        _folder = folder;
        (Accounts, Subscriptions, Usage) = (Read("accounts"), Read("subscriptions"), Read("feature_usage"));
    }

    public IReadOnlyList<Dictionary<string, string>> Accounts { get; }
    public IReadOnlyList<Dictionary<string, string>> Subscriptions { get; }

    public IReadOnlyList<Dictionary<string, string>> Usage { get; }

    public static RavenStackFiles? Find()
    {
        if (Environment.GetEnvironmentVariable("PERENNIAL_RAVENSTACK") is { Length: > 0 } said) return new(said);
        for (var above = new DirectoryInfo(Repository.Root).Parent; above is not null; above = above.Parent)
            if (Path.Combine(above.FullName, "shared", "data", "ravenstack") is var folder && Directory.Exists(folder)) return new(folder);
        return null;
    }

    public string File(string table) => Path.Combine(_folder, $"ravenstack_{table}.csv");

    public ILookup<string, Subscription> ByAccount => Subscriptions.Select(s => new Subscription(s)).ToLookup(s => s.Account, StringComparer.Ordinal);

    /// <summary>These two files have no quotes and no commas inside.</summary>
    private List<Dictionary<string, string>> Read(string table)
    {
        var lines = System.IO.File.ReadAllLines(File(table));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => header.Zip(l.Split(',')).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal))];
    }

    internal sealed class Subscription(Dictionary<string, string> row)
    {
        public string Account => row["account_id"];
        public string Plan => row["plan_tier"];
        public int Seats => int.Parse(row["seats"], CultureInfo.InvariantCulture);
        public decimal Mrr => decimal.Parse(row["mrr_amount"], CultureInfo.InvariantCulture);
        public DateOnly Start => DateOnly.Parse(row["start_date"], CultureInfo.InvariantCulture);
        public DateOnly? End => row["end_date"].Length == 0 ? null : DateOnly.Parse(row["end_date"], CultureInfo.InvariantCulture);
        public bool IsTrial => Is("is_trial");
        public bool IsYearly => row["billing_frequency"] == "annual";
        public bool IsLive => End is null;
        public bool IsPaid => IsLive && !IsTrial && Mrr > 0;
        public bool Is(string flag) => row[flag] == "True";
    }
}
