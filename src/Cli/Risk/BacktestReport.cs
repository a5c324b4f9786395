namespace Perennial.Cli.Risk;

/// <summary>What a backtest found, for people and programs.</summary>
internal sealed record BacktestReport(
    string Split, DateOnly? Cutoff, int Rows, int OpenRows, int RefusedRows, int TrainRows, int TrainChurns, int? JudgedRows, int? JudgedChurns, double? BaseRate, double? BaseRateLow, double? BaseRateHigh, double? LogLoss, double? BaseLogLoss, double? Brier,
    double? BrierSkill, double? Auc, double? CalibrationSlope, double? CalibrationIntercept, int? Capacity, double? Precision, double? Lift, IReadOnlyList<BacktestPoint> Calibration, IReadOnlyList<BacktestColumn> Columns, IReadOnlyList<string> LeftOut, IReadOnlyList<string> Notes);
