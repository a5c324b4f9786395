using Perennial.App.Database;
using Perennial.App.Health;
using Perennial.App.Revenue;
using Perennial.App.Settings;
using Perennial.App.Signals;

namespace Perennial.App.Risk;

/// <summary>What risk is computed from.</summary>
public sealed record RiskInputs(Workspace Workspace, WorkspaceLedger Ledger, AccountDirectory Directory, WorkspaceSettings Settings, RevenueQuestions Questions, MergedRecords Merged, SignalReader Signals, ScoresThen Scores);
