namespace Perennial.App.Demo;

/// <summary>A kind of customer: how many there are, how large they are, how they pay, and how they live.</summary>
internal sealed record Segment
{
    public required string Name { get; init; }
    public required double Weight { get; init; }
    public required (int Low, int High) Seats { get; init; }
    public required Plan Plan { get; init; }
    public required IReadOnlyList<(string Interval, double Weight)> Billing { get; init; }

    /// <summary>Chances a month.</summary>
    public required double Leaves { get; init; }
    public required double Grows { get; init; }
    public required double Shrinks { get; init; }

    /// <summary>Chance that it starts with a trial.</summary>
    public required double Tries { get; init; }
    public required (int Low, int High) Employees { get; init; }

    public static Segment Education { get; } = new()
    {
        Name = "Education",
        Weight = 0.19,
        Seats = (15, 90),
        Plan = Plan.Campus,
        Billing = [("year", 0.55), ("month", 0.45)],
        Leaves = 0.005,
        Grows = 0.035,
        Shrinks = 0.010,
        Tries = 0.30,
        Employees = (40, 1800),
    };

    public static IReadOnlyList<Segment> All { get; } =
    [
        new()
        {
            Name = "Enterprise", Weight = 0.09, Seats = (70, 210), Plan = Plan.Enterprise, Billing = [("year", 0.85), ("quarter", 0.15)],
            Leaves = 0.0035, Grows = 0.060, Shrinks = 0.012, Tries = 0.0, Employees = (900, 14000),
        },
        new()
        {
            Name = "Mid-market", Weight = 0.26, Seats = (18, 75), Plan = Plan.Business, Billing = [("year", 0.50), ("quarter", 0.20), ("month", 0.30)],
            Leaves = 0.0070, Grows = 0.062, Shrinks = 0.013, Tries = 0.12, Employees = (120, 950),
        },
        new()
        {
            Name = "SMB", Weight = 0.46, Seats = (3, 16), Plan = Plan.Team, Billing = [("month", 0.74), ("year", 0.20), ("week", 0.06)],
            Leaves = 0.0120, Grows = 0.055, Shrinks = 0.015, Tries = 0.55, Employees = (4, 110),
        },
        Education,
    ];
}
