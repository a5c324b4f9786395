using System.CommandLine;
using Perennial.Cli.Terminal;
using Perennial.Client;

namespace Perennial.Cli.Products;

internal sealed class ProductsListCommand : ServerVerb
{
    private static readonly Column<ProductRow>[] _columns =
    [
        new("product_id", p => p.ProductId), new("name", p => p.Name), new("family", p => p.Family), Column<ProductRow>.Whole("accounts", p => p.Accounts), Column<ProductRow>.Whole("ever", p => p.Ever),
        Column<ProductRow>.Number("mrr", p => p.Mrr), new("currency", p => p.Currency), new("archived", p => p.Archived) { OnlyCsv = true }, new("description", p => p.Description) { OnlyCsv = true },
    ];

    public ProductsListCommand() : base("list", "Lists products with who has them and what they bring.") => Examples = ["perennial products list", "perennial products list --format csv > products.csv"];

    protected override async Task<int> RunAsync(ParseResult parsed, PerennialClient server, Screen screen, CancellationToken cancellation)
    {
        await screen.WriteAsync(await server.ProductsAsync(cancellation), ContractJson.Default.IReadOnlyListProductRow, _columns, "There is no product.");
        return ExitCode.Ok;
    }
}
