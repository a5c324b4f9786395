namespace Perennial.Client;

/// <summary>Custom fields. <c>of</c> is accounts or contacts.</summary>
public sealed partial class PerennialClient
{
    public Task<IReadOnlyList<CustomFieldItem>> CustomFieldsAsync(string of, CancellationToken cancellation = default) =>
        GetAsync("fields" + Query.Empty.With("of", of), ContractJson.Default.IReadOnlyListCustomFieldItem, cancellation);

    /// <param name="field">Its name, as files or as filters write it.</param>
    /// <param name="of">Whose.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<CustomFieldItem> CustomFieldAsync(string field, string of, CancellationToken cancellation = default) => GetAsync(FieldAddress(field, "", of), ContractJson.Default.CustomFieldItem, cancellation);

    public Task<CustomFieldItem> DefineFieldAsync(NewCustomField field, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Post, "fields", field, ContractJson.Default.NewCustomField, ContractJson.Default.CustomFieldItem, cancellation);

    /// <summary>Refused when values that there are do not fit.</summary>
    public Task<CustomFieldItem> ChangeFieldAsync(string field, string of, CustomFieldChange change, CancellationToken cancellation = default) =>
        SendAsync(HttpMethod.Patch, FieldAddress(field, "", of), change, ContractJson.Default.CustomFieldChange, ContractJson.Default.CustomFieldItem, cancellation);

    /// <summary>Forms and lists leave it out; its values stay.</summary>
    public Task<CustomFieldItem> ArchiveFieldAsync(string field, string of, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, FieldAddress(field, "/archive", of), ContractJson.Default.CustomFieldItem, cancellation);

    public Task<CustomFieldItem> RestoreFieldAsync(string field, string of, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, FieldAddress(field, "/restore", of), ContractJson.Default.CustomFieldItem, cancellation);

    private static string FieldAddress(string field, string verb, string of) => $"fields/{Uri.EscapeDataString(field)}{verb}" + Query.Empty.With("of", of);
}
