namespace Perennial.Client;

/// <summary>How a file's columns become the fields of a kind. As text it is YAML or JSON with the same names.</summary>
public sealed record ImportMapping
{
    /// <summary>The kind it is for; none when it stands beside a kind already.</summary>
    public string? Kind { get; init; }

    /// <summary>By field: where its value comes from. A field that is not named here is not imported.</summary>
    public required IReadOnlyDictionary<string, ImportSource> Columns { get; init; }

    /// <summary>The columns kept beside the fields: none said or <c>["*"]</c> for all others, an empty list for none.</summary>
    public IReadOnlyList<string>? Custom { get; init; }

    /// <summary>Columns to leave out of <c>custom: all</c>.</summary>
    public IReadOnlyList<string>? Ignore { get; init; }

    /// <summary>By claim: the column that states what the ledger computes itself, such as <c>churned: churn_flag</c>. The data-quality checks compare the two; no figure reads it.</summary>
    public IReadOnlyDictionary<string, string>? Claims { get; init; }

    /// <summary>Date patterns such as <c>dd/MM/yyyy</c>, tried in order after ISO.</summary>
    public IReadOnlyList<string>? Dates { get; init; }

    /// <summary>The decimal sign: a point (unless said otherwise) or a comma.</summary>
    public string? Decimal { get; init; }

    /// <summary>What stands between thousands, where the file has it.</summary>
    public string? Thousands { get; init; }
}
