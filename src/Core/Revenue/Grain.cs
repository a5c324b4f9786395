namespace Perennial.Core.Revenue;

/// <summary>The calendar step of a series. Weeks start on Monday.</summary>
public enum Grain { Day, Week, Month, Quarter, Year }
