namespace Perennial.App.Demo;

/// <summary>What the demo company sells, as its price list has it.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<(string Id, string Family, string Description)> Products { get; } =
    [
        ("Starter", "Plans", "Scheduling and tasks for one team. Mail support."),
        ("Team", "Plans", "Scheduling, shared inbox and reports for several teams."),
        ("Business", "Plans", "Everything in Team, with approvals, roles and the API."),
        ("Enterprise", "Plans", "Everything in Business, with single sign-on, audit and a named support contact."),
        ("Campus", "Plans", "For schools and universities: every member of staff, priced by seat."),
        ("Insights", "Add-ons", "Dashboards and forecasts over all teams, by seat."),
        ("Automations", "Add-ons", "Rules that route, remind and escalate by themselves, by seat."),
        ("API calls (thousand)", "Usage", "Calls beyond those of the plan, by the thousand and month."),
        ("Onboarding package", "Services", "Six weeks with an onboarding manager: data import, training, first workflows."),
        ("Service credit", "Services", "Given back after an interruption."),
    ];
}
