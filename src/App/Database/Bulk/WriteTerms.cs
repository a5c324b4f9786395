using NodaTime;

namespace Perennial.App.Database.Bulk;

/// <summary>Under what terms rows are written.</summary>
/// <param name="ImportId">The import they belong to; none for rows that came through the API.</param>
/// <param name="StartedAt">When the import began: rows that do not say when they became known became known then.</param>
/// <param name="DryRun">Decide and count, and write nothing.</param>
/// <param name="Zone">Whose days a plain date means.</param>
public sealed record WriteTerms(long? ImportId, DateTimeOffset StartedAt, bool DryRun, DateTimeZone Zone);
