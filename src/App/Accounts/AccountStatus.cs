namespace Perennial.App.Accounts;

/// <summary>Where an account stands as a payer.</summary>
public enum AccountStatus
{
    /// <summary>Pays today.</summary>
    Customer,
    /// <summary>Tries the product and has not paid yet.</summary>
    Trial,
    /// <summary>Paid once and does not today.</summary>
    Churned,
    /// <summary>Has never paid.</summary>
    Never,
}
