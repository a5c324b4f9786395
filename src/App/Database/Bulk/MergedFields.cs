namespace Perennial.App.Database.Bulk;

/// <summary>What a record takes over from its double: what it lacks, what it was told to take, and of lists all that either has.</summary>
internal static class MergedFields
{
    private static readonly string[] Lists = ["tags", "co_owners", "other_domains"];

    /// <summary>These speak of one record only, and go over only when they are chosen.</summary>
    private static readonly string[] Own = ["archived", "left_on", "bounce"];

    public static FactFields Of(FactFields lost, FactFields kept, IReadOnlySet<string> take)
    {
        var given = new FactFields();
        foreach (var (field, _, said) in new FactFields().Differences(lost).Where(d => d.To is not null))
        {
            var has = kept.Said(field);
            if (Lists.Contains(field)) Unite(given, kept, field, TextList.Read(said!));
            else if (has != said && (take.Contains(field) || (has is null && !Own.Contains(field)))) given.Say(field, said);
        }
        if (lost["consent"] == "denied" && kept["consent"] != "denied" && !take.Contains("consent")) given["consent"] = "denied"; // a no holds for both
        if (given["email"] is not null && lost["bounce"] is { } bounce && kept["bounce"] != bounce) given["bounce"] = bounce; // it speaks of the address
        var domain = given["domain"] ?? kept["domain"];
        Unite(given, kept, "other_domains", [.. new[] { kept["domain"], lost["domain"] }.OfType<string>().Where(other => other != domain)]);
        return given;
    }

    private static void Unite(FactFields given, FactFields kept, string field, IReadOnlyList<string> more)
    {
        var all = TextList.Read(given[field] ?? kept[field] ?? "[]").ToList();
        var news = more.Where(text => !all.Contains(text, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (news.Count > 0) given[field] = TextList.Write([.. all, .. news]);
    }
}
