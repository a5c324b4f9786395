namespace Perennial.App.Database.Bulk;

/// <summary>What became of some rows.</summary>
public readonly record struct RowCounts(long New, long Changed, long Unchanged, long Refused)
{
    public RowCounts Plus(RowOutcome outcome) => outcome switch
    {
        RowOutcome.New => this with { New = New + 1 },
        RowOutcome.Changed => this with { Changed = Changed + 1 },
        RowOutcome.Unchanged => this with { Unchanged = Unchanged + 1 },
        RowOutcome.Refused => this with { Refused = Refused + 1 },
    };

    public long Rows => New + Changed + Unchanged + Refused;
}
