using System.Globalization;

namespace Perennial.App.Views;

/// <summary>One tab over a list: a view that every list of its kind has, or a saved one.</summary>
public sealed record ViewTab(string Key, string Name, ListState State)
{
    /// <summary>Null for one that cannot be changed.</summary>
    public SavedView? Saved { get; init; }

    public static ViewTab Standing(string key, string name, string filter) => new(key, name, new(filter, null, [], key));

    public static ViewTab Of(SavedView view)
    {
        var key = view.Id.ToString(CultureInfo.InvariantCulture);
        return new(key, view.Name, new(view.Filter, view.Sort.Length > 0 ? view.Sort : null, view.Columns.Split(',', StringSplitOptions.RemoveEmptyEntries), key)) { Saved = view };
    }
}
