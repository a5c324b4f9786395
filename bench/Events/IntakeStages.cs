using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Perennial.Usage.DuckDb;
using Perennial.Usage.Events;
using Perennial.Usage.Ids;
using Perennial.Usage.Spooling;
using Perennial.Usage.Store;

namespace Perennial.Bench.Events;

/// <summary>What each step of taking events costs by itself, on one thread without HTTP: to see where time goes, no comparison.</summary>
internal static class IntakeStages
{
    private const int InCall = 100, Calls = 5_000;

    public static async Task RunAsync(int ids)
    {
        Probe.Print();
        var folder = Directory.CreateTempSubdirectory("perennial-bench-").FullName;
        try
        {
            var bodies = new EventBodies(new Uri("http://127.0.0.1/"), "/v1/batch", InCall, "", 1);
            var calls = Enumerable.Range(0, Calls).Select(_ => Body(bodies.Next())).ToList();
            await using var store = new DuckDbStore(Path.Combine(folder, "events.duckdb"));
            var scan = new EventScan(store.Names.Seed, _ => 0);
            var taken = calls.Select(_ => new EventBuffer(64 * 1024)).ToList();
            for (var pass = 0; pass < 3; pass++)
                Time(pass, "scan", () =>
                {
                    for (var i = 0; i < calls.Count; i++)
                    {
                        taken[i].Clear();
                        scan.Batch(calls[i], true, 1_795_348_800_000_000, taken[i]);
                    }
                });
            IntakeBenchmark.Fill(Path.Combine(folder, "ids"), ids);
            using var known = MessageIds.Open(Path.Combine(folder, "ids"), 1 << 18);
            var (parts, near) = (new List<ReadOnlyMemory<byte>>(), new List<UInt128>());
            for (var pass = 0; pass < 3; pass++)
                Time(pass, "ask whether ids are known", () =>
                {
                    foreach (var call in taken)
                    {
                        parts.Clear();
                        near.Clear();
                        call.IdsTo(near);
                        known.Near(CollectionsMarshal.AsSpan(near));
                        call.Fresh(id => !known.Has(id), parts);
                    }
                });
            Time(2, "remember ids", () =>
            {
                var at = 1L << 40;
                foreach (var call in taken)
                {
                    for (var bytes = call.Bytes; bytes.Length > 0; bytes = bytes[EventRecord.LengthOf(bytes)..]) known.Add(EventRecord.IdOf(bytes));
                    known.Leave(++at);
                }
            });
            using var spool = Spool.Open(Path.Combine(folder, "spool"), 0);
            Time(2, "log, eight calls a sync", () =>
            {
                foreach (var some in taken.Chunk(8)) spool.Append([.. some.Select(call => call.Memory)]);
            });
            var (builder, batches) = (new BatchBuilder(store.Names, new LocalDays("UTC")), new List<UsageBatch>());
            Time(2, "batches of 20,000", () =>
            {
                foreach (var some in taken.Chunk(200))
                {
                    var batch = new UsageBatch { Mark = batches.Count + 1 };
                    foreach (var call in some)
                        for (var bytes = call.Bytes; bytes.Length > 0; bytes = bytes[EventRecord.LengthOf(bytes)..]) builder.Add(new EventRecord(bytes), batch);
                    batches.Add(batch);
                }
            });
            Time(2, "into DuckDB", () =>
            {
                foreach (var batch in batches) store.AddAsync(batch, CancellationToken.None).GetAwaiter().GetResult();
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Body(byte[] request) => request.AsSpan()[(request.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..].ToArray();

    private static void Time(int pass, string what, Action work)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        work();
        if (pass < 2) return;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-32}{watch.Elapsed.TotalMicroseconds / (Calls * InCall),8:0.00} us an event   {(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / (Calls * InCall),8:0.00} us of processor"));
    }
}
