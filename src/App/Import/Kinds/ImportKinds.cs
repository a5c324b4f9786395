namespace Perennial.App.Import.Kinds;

/// <summary>Every kind of file, one line a kind.</summary>
public static class ImportKinds
{
    public static IReadOnlyList<ImportKind> All { get; } =
    [
        new AccountsKind(),
        new ContactsKind(),
        new SubscriptionPeriodsKind(),
        new SubscriptionLinesKind(),
        new FxRatesKind(),
        new ContractsKind(),
        new ProductsKind(),
        new EventsKind(),
        new SurveyResponsesKind(),
        new TicketsKind(),
    ];

    public static ImportKind? Find(string? name) => All.FirstOrDefault(k => k.Name == name);

    public static string Names => string.Join(", ", All.Select(k => k.Name));
}
