namespace Perennial.Core.Filters;

/// <summary>Ends the reading at the first error; it does not leave this namespace.</summary>
internal sealed class FilterErrorException(FilterError error) : Exception(error.Message)
{
    public FilterErrorException(FilterPlace place, string message) : this(new FilterError(place, message)) { }

    public FilterError Error { get; } = error;
}
