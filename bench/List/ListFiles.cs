using System.Globalization;
using System.Text;

namespace Perennial.Bench.List;

/// <summary>Accounts and what they pay, as files: from a fixed seed, four in five pay, three segments, forty owners, ten tags.</summary>
internal static class ListFiles
{
    private static readonly string[] Segments = ["Enterprise", "Mid-market", "SMB"], Phases = ["onboarding", "adoption", "renewal", "growth"], Countries = ["DE", "FR", "US", "GB", "NL", "SE"];
    private static readonly string[] First = ["Northwind", "Blue Harbor", "Acme", "Cedar", "Granite", "Lumen", "Orchid", "Pioneer", "Quarry", "Summit", "Willow", "Zephyr"], Last = ["Labs", "Logistics", "Health", "Software", "Foods", "Energy", "Retail", "Partners"];

    public static MemoryStream Accounts(int count)
    {
        var random = new Random(7);
        var text = new StringBuilder("account_id,name,domain,segment,owner_email,phase,country,tags\n");
        for (var n = 1; n <= count; n++)
            text.Append(CultureInfo.InvariantCulture, $"A-{n},{First[random.Next(First.Length)]} {Last[random.Next(Last.Length)]} {n},a{n}.example,{Segments[random.Next(3)]},csm{random.Next(40)}@x.example,{Phases[random.Next(4)]},{Countries[random.Next(6)]},t{random.Next(10)}; t{random.Next(10)}\n");
        return new(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static MemoryStream Lines(int count)
    {
        var random = new Random(8);
        var text = new StringBuilder("account_id,subscription_id,line_id,kind,quantity,unit_price,currency,interval,start\n");
        for (var n = 1; n <= count; n++)
            if (random.Next(5) > 0) text.Append(CultureInfo.InvariantCulture, $"A-{n},S-{n},L-{n},recurring,{1 + random.Next(50)},{9 + random.Next(90)},USD,month,{2022 + random.Next(4)}-{1 + random.Next(12):00}-{1 + random.Next(28):00}\n");
        return new(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static MemoryStream Contacts(int count)
    {
        var random = new Random(9);
        var text = new StringBuilder("contact_id,account_id,name,email,role\n");
        for (var n = 1; n <= count; n++) text.Append(CultureInfo.InvariantCulture, $"C-{n},A-{n},{First[random.Next(First.Length)]} {Last[random.Next(Last.Length)]} {n},p{n}@a{n}.example,champion\n");
        return new(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
