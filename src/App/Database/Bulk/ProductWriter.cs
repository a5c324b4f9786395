using Perennial.App.Import.Kinds;
using Perennial.App.Import.Rows;

namespace Perennial.App.Database.Bulk;

/// <summary>Writes product facts, and the products' current rows with them.</summary>
internal sealed class ProductWriter : RecordWriter
{
    private readonly ProductProjection _projection;
    private readonly RecordKeys _keys;
    private readonly Statement _insert;

    public ProductWriter(StoreConnection connection, WriteTerms terms) : base(connection, terms, "product", "product_keys", ProductSlot.ExternalId, ProductSlot.Custom, null, -1)
    {
        _projection = new ProductProjection(connection, Undone);
        _keys = new RecordKeys(connection, "product");
        _insert = Prepare("insert into product_facts (product_id, effective_at, recorded_at, import_id, fields) values (?1, ?2, ?2, ?3, ?4)");
    }

    public override void Dispose()
    {
        _projection.Dispose();
        _keys.Dispose();
        base.Dispose();
    }

    protected override long Add(RowBatch batch, int row, FactFields given, long recordedAt)
    {
        var product = _keys.Of(batch[row, ProductSlot.ExternalId], Micros.Of(Terms.StartedAt));
        _insert.Bind(1, product);
        _insert.Bind(2, recordedAt);
        _insert.Bind(3, Source);
        _insert.Bind(4, given.ToJson());
        _insert.Run();
        _projection.Refresh(product);
        return 0;
    }
}
