namespace Perennial.App.Database.Bulk;

/// <summary>Makes the current row of a product from its facts.</summary>
internal sealed class ProductProjection : IDisposable
{
    private const string Save = """
        insert into products (id, external_id, name, name_key, family, description, custom, archived, created_at, updated_at, version) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        on conflict (id) do update set name = excluded.name, name_key = excluded.name_key, family = excluded.family, description = excluded.description, custom = excluded.custom,
          archived = excluded.archived, updated_at = excluded.updated_at, version = excluded.version
        """;

    private readonly RecordFacts _facts;
    private readonly Statement _save, _remove;

    public ProductProjection(StoreConnection connection, UndoneSources undone)
    {
        _facts = new RecordFacts(connection, undone, "product", "product_id");
        _save = connection.Prepare(Save);
        _remove = connection.Prepare("delete from products where id = ?1");
    }

    public void Refresh(long product)
    {
        if (_facts.Read(product) is { } known) Put(product, known);
        else
        {
            _remove.Bind(1, product);
            _remove.Run();
        }
    }

    public void Dispose()
    {
        _facts.Dispose();
        _save.Dispose();
        _remove.Dispose();
    }

    private void Put(long product, RecordFacts.Known known)
    {
        var name = known.State["name"] ?? known.ExternalId;
        _save.Bind(1, product);
        _save.Bind(2, known.ExternalId);
        _save.Bind(3, name);
        _save.Bind(4, FoldedKey.Of(name));
        _save.Bind(5, known.State["family"]);
        _save.Bind(6, known.State["description"]);
        _save.Bind(7, CustomFields.Write(known.State.Custom));
        _save.Bind(8, known.State["archived"] == "yes");
        _save.Bind(9, known.CreatedAt);
        _save.Bind(10, Math.Max(known.UpdatedAt, known.CreatedAt));
        _save.Bind(11, known.Version);
        _save.Run();
    }
}
