using Microsoft.AspNetCore.Http;
using Perennial.App.Products;

namespace Perennial.App.Customers;

/// <summary>A product as its form has it.</summary>
public sealed record ProductForm
{
    public string? ProductId { get; init; }
    public string? Name { get; init; }
    public string? Family { get; init; }
    public string? Description { get; init; }
    public IReadOnlyDictionary<string, string?> Custom { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <param name="productId">As lines call it.</param>
    /// <param name="product">Null for one that only lines know.</param>
    public static ProductForm Of(string productId, Product? product) => new()
    {
        ProductId = productId,
        Name = product?.Name ?? productId,
        Family = product?.Family,
        Description = product?.Description,
        Custom = product?.Custom.ToDictionary(c => c.Key, c => (string?)c.Value, StringComparer.Ordinal) ?? [],
    };

    public static ProductForm Read(IFormCollection form) => new()
    {
        ProductId = form["productId"],
        Name = form["name"],
        Family = form["family"],
        Description = form["description"].ToString().ReplaceLineEndings("\n"),
        Custom = AccountForm.Customs(form),
    };

    internal RecordItem Item(string productId) => new RecordItem().Set("productId", productId).Set("name", Name).Set("family", Family).Set("description", Description).SetCustom(Custom);
}
