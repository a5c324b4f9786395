namespace Perennial.App.Import.Kinds;

/// <summary>Where the rows of a kind go.</summary>
public enum ImportTarget { Accounts, Contacts, SubscriptionLines, FxRates, Contracts, Products, Events, SurveyAnswers, Tickets }
