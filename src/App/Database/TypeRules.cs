using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Perennial.App.Accounts;
using Perennial.App.Contacts;

namespace Perennial.App.Database;

/// <summary>The type rules that make SQLite and PostgreSQL behave the same: an instant is a bigint of UTC microseconds, a day is text yyyy-MM-dd, an id is its number.</summary>
internal static class TypeRules
{
    public static void Apply(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        configuration.Properties<DateOnly>().HaveConversion<DayConverter>();
        configuration.Properties<AccountId>().HaveConversion<AccountIdConverter>();
        configuration.Properties<ContactId>().HaveConversion<ContactIdConverter>();
    }

    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(at => Micros.Of(at), micros => Micros.ToInstant(micros));

    private sealed class DayConverter() : ValueConverter<DateOnly, string>(
        day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private sealed class AccountIdConverter() : ValueConverter<AccountId, long>(id => id.Value, value => new AccountId(value));

    private sealed class ContactIdConverter() : ValueConverter<ContactId, long>(id => id.Value, value => new ContactId(value));
}
