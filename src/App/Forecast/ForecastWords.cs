namespace Perennial.App.Forecast;

/// <summary>The forecast's kinds in words, for programs and for people.</summary>
internal static class ForecastWords
{
    public static string Of(DueKind kind) => kind switch { DueKind.Contract => "contract", DueKind.NoticeGiven => "notice-given", DueKind.Late => "late", DueKind.Anniversary => "anniversary" };

    public static string Of(ChanceBasis basis) => basis switch { ChanceBasis.Model => "model", ChanceBasis.Pooled or ChanceBasis.PooledMonths or ChanceBasis.PooledLate => "pooled", ChanceBasis.Notice => "notice", ChanceBasis.None => "none" };

    public static string Of(Core.Forecast.ChangeCause cause) => cause switch
    {
        Core.Forecast.ChangeCause.Came => "came",
        Core.Forecast.ChangeCause.Went => "went",
        Core.Forecast.ChangeCause.Settled => "settled",
        Core.Forecast.ChangeCause.DueDate => "due-date",
        Core.Forecast.ChangeCause.Amount => "amount",
        Core.Forecast.ChangeCause.Chance => "chance",
    };

    /// <summary>At the foot of a waterfall's column.</summary>
    public static string Name(Core.Forecast.ChangeCause cause) => cause switch
    {
        Core.Forecast.ChangeCause.Came => "New",
        Core.Forecast.ChangeCause.Went => "Gone",
        Core.Forecast.ChangeCause.Settled => "Decided",
        Core.Forecast.ChangeCause.DueDate => "Due date",
        Core.Forecast.ChangeCause.Amount => "Amount",
        Core.Forecast.ChangeCause.Chance => "Chance",
    };

    public static string Said(DueKind kind) => kind switch { DueKind.Contract => "contract", DueKind.NoticeGiven => "notice given", DueKind.Late => "late", DueKind.Anniversary => "no term" };
}
