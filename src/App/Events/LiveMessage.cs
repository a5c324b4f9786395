using System.Text;
using System.Text.Json;

namespace Perennial.App.Events;

/// <summary>What a message said of itself beside what counts: as far as the kept beginning goes.</summary>
/// <param name="MessageId">As the client made it; null where it made none.</param>
/// <param name="Timestamp">The moment as it was sent, before the sender's clock was corrected.</param>
/// <param name="Context">As JSON.</param>
public sealed record LiveMessage(string? MessageId, string? Timestamp, string? Context)
{
    private const int MostContext = 2000;
    private static readonly LiveMessage _nothing = new(null, null, null);

    public static LiveMessage Of(LiveEvent seen)
    {
        var said = _nothing;
        var reader = new Utf8JsonReader(seen.Said, isFinalBlock: false, default);
        string? original = null;
        try
        {
            if (!reader.Read()) return said;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                if (!reader.Read()) break;
                if (name == "context")
                {
                    var start = (int)reader.TokenStartIndex;
                    var isWhole = reader.TrySkip();
                    said = said with { Context = Brief(seen.Said.AsSpan(start..(isWhole ? (int)reader.BytesConsumed : seen.Said.Length)), isWhole) };
                    if (!isWhole) break;
                }
                else if (reader.TokenType == JsonTokenType.String && name is "messageId" or "timestamp" or "originalTimestamp")
                {
                    var text = LiveEvents.WithoutKeys(reader.GetString()!);
                    if (name == "messageId") said = said with { MessageId = text };
                    else if (name == "timestamp") said = said with { Timestamp = text };
                    else original = text;
                }
                else if (!reader.TrySkip()) break;
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // It was taken, so what could be read until here holds.
        }
        return said with { Timestamp = said.Timestamp ?? original };
    }

    private static string Brief(ReadOnlySpan<byte> json, bool isWhole)
    {
        var text = LiveEvents.WithoutKeys(Encoding.UTF8.GetString(json[..Math.Min(json.Length, MostContext)]));
        return isWhole && json.Length <= MostContext ? text : text + "…";
    }
}
