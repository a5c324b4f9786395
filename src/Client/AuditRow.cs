using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Perennial.Client;

/// <summary>One row of the audit chain.</summary>
/// <param name="Seq">1, 2, 3 ... without a gap.</param>
/// <param name="At">When, in whole microseconds.</param>
/// <param name="PersonId">Number of the person; none for the product itself.</param>
/// <param name="Actor">Who it was in words.</param>
/// <param name="Verb">For example <c>added</c>, <c>changed</c>, <c>removed</c>.</param>
/// <param name="Subject">Kind and key of what it was done to, as <c>account:A-100</c>.</param>
/// <param name="Name">What people called it then.</param>
/// <param name="AccountNumber">The workspace's own number of the account it belongs to.</param>
/// <param name="ChangeId">The change it was part of.</param>
/// <param name="Details">A JSON object of fields, each with what it was (<c>from</c>) and what it became (<c>to</c>), as text.</param>
/// <param name="Hash">SHA-256 in hexadecimal over the row before and this row.</param>
public sealed record AuditRow(long Seq, DateTimeOffset At, long? PersonId, string Actor, string Verb, string Subject, string Name, long? AccountNumber, long? ChangeId, string Details, string Hash)
{
    private static readonly byte[] Root = SHA256.HashData("perennial audit 1"u8);
    [ThreadStatic] private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? _kept; // a chain is thousands of rows

    /// <summary>The hash that the first row follows.</summary>
    public static byte[] First => [.. Root];

    /// <summary>
    /// The hash that this row has after the one with <paramref name="previous"/>: SHA-256 over that hash and a JSON array of
    /// seq, at (UTC microseconds), person, actor, verb, subject, name, account number, change and details.
    /// </summary>
    public byte[] HashAfter(ReadOnlySpan<byte> previous)
    {
        if (_kept is not var (buffer, writer))
        {
            buffer = new ArrayBufferWriter<byte>(1024);
            _kept = (buffer, writer = new Utf8JsonWriter(buffer));
        }
        buffer.ResetWrittenCount();
        buffer.Write(previous);
        writer.Reset(buffer);
        writer.WriteStartArray();
        writer.WriteNumberValue(Seq);
        writer.WriteNumberValue((At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        Write(writer, PersonId);
        writer.WriteStringValue(Actor);
        writer.WriteStringValue(Verb);
        writer.WriteStringValue(Subject);
        writer.WriteStringValue(Name);
        Write(writer, AccountNumber);
        Write(writer, ChangeId);
        writer.WriteStringValue(Details);
        writer.WriteEndArray();
        writer.Flush();
        return SHA256.HashData(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, long? number)
    {
        if (number is { } value) writer.WriteNumberValue(value);
        else writer.WriteNullValue();
    }
}
