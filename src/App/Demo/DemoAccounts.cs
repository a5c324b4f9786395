namespace Perennial.App.Demo;

/// <summary>The demo's accounts as they were exported: all of them at the installation, later the new ones and those that changed.</summary>
internal static class DemoAccounts
{
    public static string File(DemoBook book, DateTimeOffset since, DateTimeOffset until, bool first, bool last)
    {
        var text = new CsvText("account_id,name,parent_id,domain,segment,owner_email,phase,country,tags,industry,employees,referred_by,customer_since");
        foreach (var account in book.Accounts)
        {
            var came = new DateTimeOffset(account.Since, new TimeOnly(7, 0), TimeSpan.Zero);
            // The phase and the tags are today's: whoever had other ones before is written again.
            if ((came > since && came <= until) || (last && Moved(account, book))) Write(text, account, book, last);
        }
        if (first)
            text.Row("ACC-9001", "Northmoor Trading", "", "northmoor-trading.example", "SMB", "lukas.brandt(at)perennial.example", "value", "GB", "", "Retail", 40, "", "")
                .Row("", "Unnamed prospect", "", "", "SMB", "", "trial", "US", "", "", "", "", "")
                .Row("ACC-9002", "Self Reference Partners", "ACC-9002", "self-reference.example", "SMB", "", "value", "US", "", "Technology", 12, "", "");
        if (last && book.Accounts.FirstOrDefault(a => a is { Phase: "value", IsSchool: false }) is { } twice)
            text.Row("ACC-0413", twice.Name, "", twice.Domain, twice.Segment.Name, twice.Owner?.Email, "adoption", twice.Country, "created-by-form", twice.Industry, twice.Employees, "", book.Calendar.Today.AddDays(-9));
        return text.ToString();
    }

    private static bool Moved(AccountProfile account, DemoBook book) =>
        account.Since > book.Calendar.Today.AddDays(-240) || account.Phase is "churned" or "leaving" or "renewal" || account.Tags.Count > 1;

    private static void Write(CsvText text, AccountProfile a, DemoBook book, bool last) =>
        text.Row(a.Id, a.Name, a.Parent?.Id, a.Domain, a.Segment.Name, a.Owner?.Email, last || !Moved(a, book) ? a.Phase : "adoption", a.Country,
            last || !Moved(a, book) ? string.Join(';', a.Tags) : a.Tags.FirstOrDefault(t => t == "annual"), a.Industry, a.Employees, a.ReferredBy?.Id, a.Since);
}
