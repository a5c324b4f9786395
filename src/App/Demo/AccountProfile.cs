namespace Perennial.App.Demo;

/// <summary>Who a demo account is: one row of its accounts file, and the traits that its story follows from.</summary>
internal sealed class AccountProfile
{
    public required int Number { get; init; }
    public required Segment Segment { get; init; }
    public required Region Region { get; init; }
    public required string Country { get; init; }
    public required DateOnly Since { get; init; }
    public required string Industry { get; init; }
    public required int Employees { get; init; }

    /// <summary>None for the small ones that nobody looks after by hand.</summary>
    public Csm? Owner { get; init; }
    public AccountProfile? Parent { get; set; }
    public AccountProfile? ReferredBy { get; set; }
    public string Name { get; set; } = "";
    public string Phase { get; set; } = "adoption";
    public List<string> Tags { get; } = [];

    /// <summary>From when to when it was there, trials and all; null while it is.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly? To)> Stays { get; set; } = [];

    /// <summary>How it was doing.</summary>
    public Course Course { get; set; } = Course.Quiet;

    /// <summary>The top of a group, which buys nothing itself.</summary>
    public bool IsHolding { get; init; }

    /// <summary>Pays nothing, for helping with the design.</summary>
    public bool IsDesignPartner { get; set; }

    public string Id => $"ACC-{Number:0000}";
    public string Domain => CompanyNames.Domain(Name);
    public bool IsHere(DateOnly day) => Stays.Any(stay => stay.From <= day && !(stay.To <= day));
    public bool IsSchool => Segment == Segment.Education;
}
