namespace Perennial.Tests.Core.Engagement.Metrics;

/// <summary>Three contacts with account 1 and one with account 2.</summary>
public sealed class ContactFrequencyTests
{
    [Fact]
    public void It_is_contacts_by_customers() => WorkedUsage.InJune().Figure("contact-frequency").Value.ShouldBe(2);

    [Fact]
    public void Without_customers_there_is_none() => new WorkedUsage { Customers = 0 }.Figure("contact-frequency").Reason.ShouldBe("there is no customer");
}
