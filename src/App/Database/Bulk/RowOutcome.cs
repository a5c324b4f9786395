using Perennial.App.Import;

namespace Perennial.App.Database;

/// <summary>What became of one row.</summary>
public enum RowOutcome { New, Changed, Unchanged, Refused }
