using Perennial.App.Shell;
using Perennial.Core.Filters;

namespace Perennial.App.Filters;

/// <summary>A filter that cannot be read, as the API says it.</summary>
public static class FilterRefusal
{
    public static ProblemPlace Place(FilterError error, string name = "filter") => new(error.Message, Field: name) { Column = error.Column, Length = error.Length };

    public static BadFieldException Of(FilterError error, string name = "filter") => new(Place(error, name));
}
