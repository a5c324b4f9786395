using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Perennial.App.Database.Audit;

namespace Perennial.App.Import;

/// <summary>One file that was brought in, or is being brought in, or was taken back.</summary>
public sealed class ImportRun : IAudited
{
    /// <summary>Instead of a delimiter: lines of JSON, which have no columns.</summary>
    public const string Lines = "{";

    public long Id { get; init; }
    public required string Kind { get; init; }
    public required string FileName { get; init; }

    /// <summary>The file's name inside the data directory's <c>imports</c>.</summary>
    public required string StoredAs { get; set; }
    public long TotalBytes { get; set; }
    public required string Sha256 { get; init; }
    public required string Encoding { get; set; }
    public required string Delimiter { get; set; }

    /// <summary>The mapping in force, as JSON.</summary>
    public required string Mapping { get; set; }
    public ImportStatus Status { get; set; }
    public bool DryRun { get; set; }
    public long RowsNew { get; set; }
    public long RowsChanged { get; set; }
    public long RowsUnchanged { get; set; }
    public long RowsRefused { get; set; }
    public long RowsDone { get; set; }

    /// <summary>Of events: how many belong to no account that is known.</summary>
    public long RowsUnmapped { get; set; }

    /// <summary>How many accounts were created because a row named them.</summary>
    public long AccountsNamed { get; set; }

    /// <summary>Everything before this byte of the stored file is dealt with: a restart goes on from here.</summary>
    public long BytesDone { get; set; }
    public long LinesDone { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When the import was taken back. Its facts stay; they count only for "as known on" a time before this.</summary>
    public DateTimeOffset? UndoneAt { get; set; }
    public long? PersonId { get; init; }
    public required string PersonName { get; init; }
    public string? Error { get; set; }

    /// <summary>Begins again: for a dry run, which leaves nothing behind.</summary>
    public void ForgetProgress() =>
        (RowsUnmapped, RowsNew, RowsChanged, RowsUnchanged, RowsRefused, RowsDone, AccountsNamed, BytesDone, LinesDone) = (0, 0, 0, 0, 0, 0, 0, 0, 0);

    string IAudited.AuditKind => "import";
    string IAudited.AuditName => FileName;
    bool IAudited.IsNoise(string property) => property is not (nameof(Kind) or nameof(FileName) or nameof(Sha256) or nameof(Status) or nameof(DryRun));

    private sealed class Table : IEntityTypeConfiguration<ImportRun>
    {
        public void Configure(EntityTypeBuilder<ImportRun> builder)
        {
            builder.ToTable("imports");
            builder.Property(i => i.Status).HasConversion(s => s.ToString().ToLowerInvariant(), s => Enum.Parse<ImportStatus>(s, ignoreCase: true));
        }
    }
}
