namespace Perennial.Client;

/// <summary>Accounts, contacts, contracts and products one by one. Each call is one change, which <see cref="UndoChangeAsync"/> takes back.</summary>
public sealed partial class PerennialClient
{
    private const string Yes = "yes", Nothing = "";

    public Task<RecordChanged> CreateAccountAsync(RecordFields fields, CancellationToken cancellation = default) => WriteAsync(HttpMethod.Post, "accounts", fields, cancellation);

    public Task<RecordChanged> ChangeAccountAsync(string accountId, RecordFields fields, CancellationToken cancellation = default) => WriteAsync(HttpMethod.Patch, At("accounts", accountId), fields, cancellation);

    public Task<RecordChanged> ArchiveAccountAsync(string accountId, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, At("accounts", accountId) + "/archive", ContractJson.Default.RecordChanged, cancellation);

    public Task<RecordChanged> RestoreAccountAsync(string accountId, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, At("accounts", accountId) + "/restore", ContractJson.Default.RecordChanged, cancellation);

    public Task<ContactRow> ContactAsync(string contactId, CancellationToken cancellation = default) => GetAsync(At("contacts", contactId), ContractJson.Default.ContactRow, cancellation);

    public Task<RecordChanged> CreateContactAsync(string accountId, RecordFields fields, CancellationToken cancellation = default) => WriteAsync(HttpMethod.Post, At("accounts", accountId) + "/contacts", fields, cancellation);

    public Task<RecordChanged> ChangeContactAsync(string contactId, RecordFields fields, CancellationToken cancellation = default) => WriteAsync(HttpMethod.Patch, At("contacts", contactId), fields, cancellation);

    public Task<RecordChanged> ArchiveContactAsync(string contactId, CancellationToken cancellation = default) => ChangeContactAsync(contactId, new RecordFields().Set("archived", Yes), cancellation);

    public Task<RecordChanged> RestoreContactAsync(string contactId, CancellationToken cancellation = default) => ChangeContactAsync(contactId, new RecordFields().Set("archived", Nothing), cancellation);

    /// <summary>As they stand today.</summary>
    public Task<IReadOnlyList<ContractRow>> ContractsAsync(string accountId, CancellationToken cancellation = default) => GetAsync(At("accounts", accountId) + "/contracts", ContractJson.Default.IReadOnlyListContractRow, cancellation);

    public Task<RecordChanged> CreateContractAsync(string accountId, RecordFields fields, CancellationToken cancellation = default) => WriteAsync(HttpMethod.Post, At("accounts", accountId) + "/contracts", fields, cancellation);

    public Task<RecordChanged> ChangeContractAsync(string contractId, RecordFields fields, CancellationToken cancellation = default) => WriteAsync(HttpMethod.Patch, At("contracts", contractId), fields, cancellation);

    public Task<RecordChanged> ArchiveContractAsync(string contractId, CancellationToken cancellation = default) => ChangeContractAsync(contractId, new RecordFields().Set("archived", Yes), cancellation);

    public Task<RecordChanged> RestoreContractAsync(string contractId, CancellationToken cancellation = default) => ChangeContractAsync(contractId, new RecordFields().Set("archived", Nothing), cancellation);

    /// <summary>With who has them and what they bring.</summary>
    public Task<IReadOnlyList<ProductRow>> ProductsAsync(CancellationToken cancellation = default) => GetAsync("products", ContractJson.Default.IReadOnlyListProductRow, cancellation);

    public Task<RecordChanged> CreateProductAsync(RecordFields fields, CancellationToken cancellation = default) => WriteAsync(HttpMethod.Post, "products", fields, cancellation);

    public Task<RecordChanged> ChangeProductAsync(string productId, RecordFields fields, CancellationToken cancellation = default) => WriteAsync(HttpMethod.Patch, At("products", productId), fields, cancellation);

    public Task<RecordChanged> ArchiveProductAsync(string productId, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, At("products", productId) + "/archive", ContractJson.Default.RecordChanged, cancellation);

    public Task<RecordChanged> RestoreProductAsync(string productId, CancellationToken cancellation = default) => SendAsync(HttpMethod.Post, At("products", productId) + "/restore", ContractJson.Default.RecordChanged, cancellation);

    private Task<RecordChanged> WriteAsync(HttpMethod method, string path, RecordFields fields, CancellationToken cancellation) =>
        SendAsync(method, path, fields.Json, ItemJson.Default.JsonObject, ContractJson.Default.RecordChanged, cancellation);

    private static string At(string kind, string id) => $"{kind}/{Uri.EscapeDataString(id)}";
}
