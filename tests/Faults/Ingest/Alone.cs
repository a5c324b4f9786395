namespace Perennial.Tests.Faults.Ingest;

/// <summary>Drills that measure how long an answer takes: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
