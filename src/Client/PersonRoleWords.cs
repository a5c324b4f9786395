using System.Text.Json;
using System.Text.Json.Serialization;

namespace Perennial.Client;

internal sealed class PersonRoleWords() : JsonStringEnumConverter<PersonRole>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
