namespace Perennial.App.Contacts;

public readonly record struct ContactId(long Value);
