namespace Perennial.Core.Forecast;

/// <summary>Words of calls, and the chance that each is taken for when it is judged.</summary>
public static class CallCategories
{
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<CallCategory>().Select(category => category.Word)];

    /// <summary>Null when it is none.</summary>
    public static CallCategory? Parse(string? word) => Words.Index().Where(w => w.Item == word).Select(w => (CallCategory?)w.Index).FirstOrDefault();

    extension(CallCategory category)
    {
        public string Word => category switch { CallCategory.Commit => "commit", CallCategory.BestCase => "best-case", CallCategory.AtRisk => "at-risk", CallCategory.Lost => "lost" };

        public string Name => category switch { CallCategory.Commit => "Commit", CallCategory.BestCase => "Best case", CallCategory.AtRisk => "At risk", CallCategory.Lost => "Lost" };

        /// <summary>What the category is taken for, so that a call can be judged beside a probability.</summary>
        public double Chance => category switch { CallCategory.Commit => 0.9, CallCategory.BestCase => 0.65, CallCategory.AtRisk => 0.35, CallCategory.Lost => 0.1 };

        /// <summary>Whether it says that the renewal comes.</summary>
        public bool Renews => category is CallCategory.Commit or CallCategory.BestCase;
    }
}
