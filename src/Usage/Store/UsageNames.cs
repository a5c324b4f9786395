using System.IO.Hashing;
using Perennial.Usage.Events;
using Perennial.Usage.Ids;

namespace Perennial.Usage.Store;

/// <summary>The numbers that stand for people, groups and event names in the engine's rows. Kept by hash; the texts lie in the engine.</summary>
/// <param name="seed">The workspace's own.</param>
public sealed class UsageNames(long seed)
{
    public long Seed { get; } = seed;

    /// <summary>More names of events than this are all called <see cref="Other"/>: a name that holds an id is no name.</summary>
    public const int MostNames = 20_000;
    public static ReadOnlySpan<byte> Other => "(other)"u8;

    public IdMap People { get; } = new();
    public IdMap Sources { get; } = new();
    public IdMap Names { get; } = new();

    public UInt128 KeyOfPerson(ReadOnlySpan<byte> id, bool isAnonymous) => XxHash128.HashToUInt128(id, isAnonymous ? Seed + 1 : Seed);
    public UInt128 KeyOfSource(ReadOnlySpan<byte> id) => XxHash128.HashToUInt128(id, Seed + 2);
    public UInt128 KeyOfName(EventKind kind, ReadOnlySpan<byte> name) => XxHash128.HashToUInt128(name, Seed + 3 + (int)kind);

    /// <returns>0 for nobody, below 0 for an anonymous visitor.</returns>
    public int Person(ReadOnlySpan<byte> id, bool isAnonymous, UsageBatch batch)
    {
        if (id.IsEmpty) return 0;
        var key = KeyOfPerson(id, isAnonymous);
        var number = People.Get(key, out var isNew);
        if (isNew) batch.NewPeople.Add((isAnonymous ? -number : number, key, id.ToArray()));
        return isAnonymous ? -number : number;
    }

    public int Source(ReadOnlySpan<byte> id, UsageBatch batch)
    {
        if (id.IsEmpty) return 0;
        var key = KeyOfSource(id);
        var number = Sources.Get(key, out var isNew);
        if (isNew) batch.NewSources.Add((number, key, id.ToArray()));
        return number;
    }

    public int Name(EventKind kind, ReadOnlySpan<byte> name, UsageBatch batch)
    {
        var key = KeyOfName(kind, name);
        if (Names.Find(key) is var known and > 0) return known;
        if (Names.Count >= MostNames && !name.SequenceEqual(Other)) return Name(kind, Other, batch);
        var number = Names.Get(key, out _);
        batch.NewNames.Add((number, key, (byte)kind, name.ToArray()));
        return number;
    }
}
