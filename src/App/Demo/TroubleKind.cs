namespace Perennial.App.Demo;

/// <summary>Why a customer becomes unhappy, and what of it shows where: in use, in tickets, in answers, in how often one speaks. 0 to 1 each.</summary>
/// <param name="Reasons">What their CSM writes beside a low sentiment.</param>
internal sealed record TroubleKind(double Use, double Tickets, double Answers, double Contact, IReadOnlyList<string> Reasons)
{
    /// <summary>It works badly for them, and support hears of it.</summary>
    public static readonly TroubleKind Service = new(0.70, 1, 1, 0.15,
    [
        "Two escalations in a month, and the second was the first one again", "They wait for a fix that we promised twice", "Their operations lead counts our outages in every call", "Support knows them by name by now; not a good sign",
    ]);

    /// <summary>Who wanted us has left.</summary>
    public static readonly TroubleKind Sponsor = new(0.90, 0.2, 0.5, 0.9,
    [
        "The sponsor left; whoever follows came with a tool of their own", "Nobody there feels responsible for us since the champion went", "New head of operations cancelled the review twice", "I have nobody to call any more but the front desk",
    ]);

    /// <summary>They never came to use it as they wanted.</summary>
    public static readonly TroubleKind Adoption = new(1, 0.25, 0.6, 0.65,
    [
        "Half of the teams are back in spreadsheets", "Fewer people every week, and no plan to turn it", "They bought it for the whole company and one department uses it", "Training was moved for the third time",
    ]);

    /// <summary>Somebody else has an offer.</summary>
    public static readonly TroubleKind Competitor = new(0.85, 0.3, 0.75, 0.8,
    [
        "A competitor runs a pilot with them; they told me late", "They compare, and ask us only about export", "The district has an offer for nothing on the table", "Their buyer asks for prices that only somebody else gives",
    ]);

    /// <summary>They have to save, or think that they pay too much.</summary>
    public static readonly TroubleKind Money = new(0.70, 0.2, 0.75, 0.5,
    [
        "Budget is frozen, and every seat is looked at", "Finance pays late and asks what it is for", "They want a third fewer seats at renewal", "The price rise came at the wrong time for them",
    ]);

    public static IReadOnlyList<TroubleKind> All { get; } = [Service, Sponsor, Adoption, Competitor, Money];
}
