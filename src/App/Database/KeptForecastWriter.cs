using System.Globalization;
using Perennial.Core.Forecast;

namespace Perennial.App.Database;

/// <summary>Writes what a forecast says, whole or not at all. Call while holding the write gate.</summary>
public static class KeptForecastWriter
{
    private const string InsertForecast = "insert into kept_forecasts (made_on, recorded_at, correlation_e9) values (?1, ?2, ?3) on conflict (made_on) do nothing returning id";

    private const string InsertDue = "insert into kept_dues (kept_forecast_id, account_id, contract_id, due_on, amount_e8, chance_e9, low_e9, high_e9) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

    /// <returns>False when one of that day is kept already.</returns>
    /// <param name="store">Where.</param>
    /// <param name="made">What is said.</param>
    /// <param name="correlation">That its intervals reckon with.</param>
    /// <param name="at">Now.</param>
    public static bool Write(Store store, ForecastMade made, double correlation, DateTimeOffset at)
    {
        using var connection = store.Open();
        using var forecast = connection.Prepare(InsertForecast);
        using var due = connection.Prepare(InsertDue);
        connection.Begin();
        forecast.Bind(1, Text(made.On));
        forecast.Bind(2, Micros.Of(at));
        forecast.Bind(3, E9(correlation));
        if (!forecast.Step())
        {
            connection.Rollback();
            return false;
        }
        var id = forecast.Long(0);
        forecast.Reset();
        foreach (var line in made.Lines)
        {
            due.Bind(1, id);
            due.Bind(2, line.Account);
            due.Bind(3, line.Contract == 0 ? null : line.Contract);
            due.Bind(4, Text(line.On));
            due.Bind(5, E8(line.Amount));
            due.Bind(6, line.Chance is { } chance ? E9(chance.P) : null);
            due.Bind(7, line.Chance is { } low ? E9(low.Low) : null);
            due.Bind(8, line.Chance is { } high ? E9(high.High) : null);
            due.Run();
        }
        connection.Commit();
        return true;
    }

    private static long E9(double share) => (long)Math.Round(share * 1e9);

    /// <summary>At most what a column holds.</summary>
    private static long E8(decimal amount) => (long)Math.Min(long.MaxValue, decimal.Truncate(amount * 100_000_000m));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
