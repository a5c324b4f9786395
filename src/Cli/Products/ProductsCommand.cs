using Perennial.Cli.Records;

namespace Perennial.Cli.Products;

internal sealed class ProductsCommand : Verb
{
    private static readonly (string, string) _product = ("ID", "What subscription lines call it.");

    public ProductsCommand() : base("products", "Looks at what is sold and writes it.")
    {
        Add(new ProductsListCommand());
        Add(new RecordVerb("create", "Creates a product.", _product, takesFields: false, (server, id, fields, stop) => server.CreateProductAsync(fields.Set("productId", id), stop))
        {
            Examples = ["perennial products create seats-pro name=\"Pro seats\" family=Seats", "perennial products create insights description=\"Charts and reports\""],
        });
        Add(new RecordVerb("edit", "Changes fields of a product; the others stay.", _product, takesFields: true, (server, id, fields, stop) => server.ChangeProductAsync(id, fields, stop)) { Examples = ["perennial products edit seats-pro family=Seats", "perennial products edit seats-pro description="] });
        Add(new RecordVerb("archive", "Says that a product is no longer sold; who has it keeps it.", _product, (server, id, stop) => server.ArchiveProductAsync(id, stop)) { Examples = ["perennial products archive seats-pro", "perennial products archive seats-pro --format json"] });
        Add(new RecordVerb("restore", "Sells an archived product again.", _product, (server, id, stop) => server.RestoreProductAsync(id, stop)) { Examples = ["perennial products restore seats-pro", "perennial products restore seats-pro --format json"] });
        Examples = ["perennial products list", "perennial products edit seats-pro name=\"Pro seats\" family=Seats"];
    }
}
