using Perennial.App.Import.Fields;
using Perennial.App.Import.Rows;

namespace Perennial.App.Import.Kinds;

public sealed class ProductsKind : ImportKind
{
    public override string Name => "products";
    public override string Title => "Products";
    public override string About => "What is sold. The id is what the product column of subscription lines says.";
    public override ImportTarget Target => ImportTarget.Products;
    public override int Slots => ProductSlot.Count;
    public override int OtherSlot => ProductSlot.Custom;
    public override string OtherColumns => "become custom fields";
    public override bool EmptyClears => true;

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("product_id", ProductSlot.ExternalId, TextType.Name, "As subscription lines call it.") { Required = true, Aliases = ["id", "product", "sku", "product_code"] },
        new("name", ProductSlot.Name, TextType.Name, "What people call it; the id where it is empty.") { Aliases = ["product_name"] },
        new("family", ProductSlot.Family, TextType.Name, "What it belongs to.") { Aliases = ["product_family", "category", "line"] },
        new("description", ProductSlot.Description, TextType.Any, "What it does.") { Aliases = ["about"] },
        new("archived", ProductSlot.Archived, ChoiceType.YesNo, "yes when it is no longer sold.") { Aliases = ["is_archived", "retired"] },
    ];

    public override void Complete(RowDraft row)
    {
        if (row[ProductSlot.Archived].SequenceEqual("no"u8)) row.MakeEmpty(ProductSlot.Archived);
        if (row.Has(ProductSlot.Name) && row[ProductSlot.Name].SequenceEqual(row[ProductSlot.ExternalId])) row.MakeEmpty(ProductSlot.Name);
    }
}
