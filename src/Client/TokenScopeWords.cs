using System.Text.Json;
using System.Text.Json.Serialization;

namespace Perennial.Client;

internal sealed class TokenScopeWords() : JsonStringEnumConverter<TokenScope>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
