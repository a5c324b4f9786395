using Perennial.App.Import;

namespace Perennial.App.Database.Bulk;

/// <summary>What became of one row.</summary>
public enum RowOutcome { New, Changed, Unchanged, Refused }
