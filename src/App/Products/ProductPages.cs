using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Access;
using Perennial.App.Database;
using Perennial.App.Shell;
using Perennial.Client;

namespace Perennial.App.Products;

/// <summary>What is sold: who has it, and what it brings.</summary>
internal static class ProductPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/products", Show).RequireScope(Scopes.Read);
        app.MapGet("/products.csv", File).RequireScope(Scopes.Read);
        app.MapGet(Api.Root + "/products", List).WithTags("Products").RequireScope(Scopes.Read).WithName("listProducts").WithSummary("Products with who has them and what they bring")
            .WithDescription("Of the accounts that the caller sees: those that pay for a product today, and the monthly recurring revenue of its lines before what the options take off an account as a whole.");
    }

    private static async Task<IResult> Show(AppDb db, ProductBook book, CancellationToken cancellation)
    {
        var (products, currency) = await book.ReadAsync(db, cancellation);
        return new RazorComponentResult<ProductsPage>(new { Products = products, Currency = currency });
    }

    /// <summary>As the page shows them; the first columns are those of an import.</summary>
    private static async Task<CsvAnswer> File(AppDb db, ProductBook book, CancellationToken cancellation) => new("products.csv",
        ["product_id", "name", "family", "description", "archived", "accounts", "accounts_ever", "mrr", "currency"],
        (await book.ReadAsync(db, cancellation)).Products.Select(p => (IReadOnlyList<object?>)[p.ProductId, p.Name, p.Family, p.Description, p.Archived ? "yes" : null, p.Accounts, p.Ever, p.Mrr, p.Currency]));

    private static async Task<Ok<IReadOnlyList<ProductRow>>> List(AppDb db, ProductBook book, CancellationToken cancellation) => TypedResults.Ok((await book.ReadAsync(db, cancellation)).Products);
}
