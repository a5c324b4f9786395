namespace Perennial.App.Demo;

/// <summary>What the work of a contact is called, by the part they play and the kind of customer.</summary>
internal static class JobTitles
{
    private static readonly string[] Sponsors = ["Chief Operating Officer", "VP Operations", "Chief Information Officer", "Chief Customer Officer", "Managing Director"];
    private static readonly string[] Deciders = ["Head of Operations", "Director of IT", "Operations Director", "Head of Customer Service", "Director, Business Systems"];
    private static readonly string[] Owners = ["Founder", "Managing Partner", "Owner", "General Manager", "Co-founder"];
    private static readonly string[] Schools = ["Head of Administration", "Deputy Principal", "Registrar", "Director of Student Services"];
    private static readonly string[] Champions = ["Operations Lead", "Team Lead, Customer Care", "Process Manager", "Programme Manager", "Service Delivery Manager", "Office Manager"];
    private static readonly string[] SchoolChampions = ["Timetabling Officer", "Department Coordinator", "Student Services Officer"];
    private static readonly string[] Users = ["Coordinator", "Dispatcher", "Operations Analyst", "Planner", "Service Specialist", "Business Analyst"];
    private static readonly string[] Billing = ["Accounts Payable", "Finance Manager", "Procurement Specialist", "Bookkeeper"];

    public static string Of(string role, AccountProfile account, Dice dice) => dice.Pick(role switch
    {
        "executive sponsor" => Sponsors,
        "decision maker" => account.IsSchool ? Schools : account.Segment.Name == "SMB" ? Owners : Deciders,
        "champion" => account.IsSchool ? SchoolChampions : Champions,
        "billing" => Billing,
        _ => Users,
    });
}
