namespace Perennial.App.Demo;

/// <summary>Something that a CSM would write about an account, with gaps such as <c>{champion}</c> for who and what it was.</summary>
/// <param name="Kind">One of the kinds of activities.</param>
/// <param name="Title">One line; none for a short note.</param>
/// <param name="With">Who took part, by their part at the customer, with spaces between.</param>
/// <param name="Minutes">How long it took; 0 for what has no length.</param>
/// <param name="Body">Markdown.</param>
internal sealed record Talk(string Kind, string Title, string With, int Minutes, string Body);
