using Perennial.Usage.Store;

namespace Perennial.Usage.ClickHouse;

/// <summary>A batch's rows for one node, table by table.</summary>
internal sealed class NodeRows
{
    private readonly Dictionary<string, RowBinary> _tables = new(StringComparer.Ordinal);

    /// <summary>The node's part of a batch, of all parts that it has.</summary>
    /// <param name="number">The batch's.</param>
    /// <param name="edition">Which sums by day it adds to.</param>
    public static NodeRows[] Of(UsageBatch batch, long number, long edition, int nodes, LocalDays days)
    {
        var parts = new NodeRows[nodes];
        for (var i = 0; i < nodes; i++) parts[i] = new();
        foreach (var row in batch.Rows)
            Part(row.Person == 0 ? row.Source : row.Person).To("event_rows").Long(number).Int(days.Of(row.At)).Long(row.At).Long(row.ReceivedAt).Int(row.Source).Int(row.Person).Int(row.Name)
                .Long(row.Count).Long(row.Milliseconds).Huge(row.Id).Text(batch.Properties(row));
        foreach (var (key, sum) in batch.Daily)
            Part(key.Person == 0 ? key.Source : key.Person).To("daily_rows").Long(number).Long(edition).Int(key.Day).Int(key.Source).Int(key.Person).Int(key.Name).Long(sum.Events).Long(sum.Count).Long(sum.Milliseconds).Long(sum.LastAt);
        foreach (var told in batch.Told) Part(told.Number).To("trait_rows").Long(number).Int(told.OfGroup ? 1 : 0).Int(told.Number).Long(told.At).Long((long)told.Hash).Text(told.Json);
        foreach (var (person, source, at) in batch.Members) Part(person).To("member_rows").Long(number).Int(person).Int(source).Long(at);
        foreach (var (before, person, at) in batch.Links) Part(before).To("link_rows").Long(number).Int(before).Int(person).Long(at);
        foreach (var part in parts)
        {
            foreach (var (person, key, text) in batch.NewPeople) part.To("person_rows").Long(number).Int(person).Huge(key).Text(text);
            foreach (var (source, key, text) in batch.NewSources) part.To("source_rows").Long(number).Int(source).Huge(key).Text(text);
            foreach (var (name, key, kind, text) in batch.NewNames) part.To("name_rows").Long(number).Int(name).Huge(key).Int(kind).Text(text);
        }
        return parts;

        NodeRows Part(int of) => parts[(uint)of * 2_654_435_761u % (uint)nodes];
    }

    public RowBinary To(string table) => _tables.TryGetValue(table, out var rows) ? rows : _tables[table] = new();

    public async Task WriteAsync(ClickHouseNode node, CancellationToken cancellation)
    {
        foreach (var (table, rows) in _tables) await node.AddAsync(table, rows, cancellation);
    }
}
