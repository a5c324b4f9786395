namespace Perennial.Usage.ClickHouse;

/// <summary>
/// The tables of the event store in ClickHouse. Rows of a kind lie on one node each (events and their sums, memberships, links, traits) or on every node (all others); every row has the number
/// of the batch that it came with, and counts when that batch does: see <see cref="Ledger"/>.
/// Moments are microseconds since 1970: constants of DateTime64 do not reach another node whole.
/// </summary>
internal static class Tables
{
    /// <summary>Rows of which each node holds a part.</summary>
    public static readonly string[] Shared = ["event_rows", "daily_rows", "trait_rows", "member_rows", "link_rows"];

    /// <summary>Rows that every node has.</summary>
    public static readonly string[] Everywhere = ["person_rows", "source_rows", "name_rows", "who_rows", "belong_rows"];

    public static IEnumerable<string> Make(ClickHouseAddress address)
    {
        const string safe = "settings fsync_after_insert = 1, fsync_part_directory = 1";
        const string moment = "Int64 codec(Delta, ZSTD)", batch = "batch Int64 codec(Delta, ZSTD)";
        var database = address.Database;
        yield return $"create database if not exists {database}";
        yield return $"create table if not exists {database}.store (node Int32, nodes Int32, seed Int64, zone String) engine MergeTree order by node {safe}";
        yield return $"create table if not exists {database}.batches (kind Int32, batch Int64, mark Int64) engine MergeTree order by (kind, batch) {safe}";
        yield return $"create table if not exists {database}.event_rows ({batch}, day Date32 codec(Delta, ZSTD), moment {moment}, received_at {moment}, source Int32, person Int32, name Int32, amount Int64, milliseconds Int64, id Int128, properties String codec(ZSTD), at DateTime64(6, 'UTC') alias fromUnixTimestamp64Micro(moment, 'UTC'), index moments moment type minmax granularity 1) engine MergeTree order by (day, source, person, name) {safe}";
        yield return $"create table if not exists {database}.editions (batch Int64, sums Int64, zone String, raw_from Int64) engine MergeTree order by batch {safe}";
        yield return $"create table if not exists {database}.daily_rows ({batch}, edition Int64 codec(Delta, ZSTD), day Date32 codec(Delta, ZSTD), source Int32, person Int32, name Int32, events Int64, amount Int64, milliseconds Int64, last_at {moment}) engine MergeTree order by (day, source, person, name) {safe}";
        yield return $"create table if not exists {database}.trait_rows ({batch}, of_group Int32, number Int32, moment {moment}, hash Int64, json String codec(ZSTD)) engine MergeTree order by (of_group, number) {safe}";
        yield return $"create table if not exists {database}.member_rows ({batch}, person Int32, source Int32, moment {moment}) engine MergeTree order by person {safe}";
        yield return $"create table if not exists {database}.link_rows ({batch}, before Int32, person Int32, moment {moment}) engine MergeTree order by before {safe}";
        yield return $"create table if not exists {database}.person_rows ({batch}, number Int32, key UInt128, id String) engine MergeTree order by number {safe}";
        yield return $"create table if not exists {database}.source_rows ({batch}, number Int32, key UInt128, id String) engine MergeTree order by number {safe}";
        yield return $"create table if not exists {database}.name_rows ({batch}, number Int32, key UInt128, kind Int32, name String) engine MergeTree order by number {safe}";
        yield return $"create table if not exists {database}.who_rows ({batch}, before Int32, person Int32) engine MergeTree order by (before, batch) {safe}";
        yield return $"create table if not exists {database}.belong_rows ({batch}, person Int32, said Array(Tuple(Int32, Date32, Date32))) engine MergeTree order by (person, batch) {safe}";
        if (address.Cluster is { } cluster)
            foreach (var table in (string[])["store", .. Shared])
                yield return $"create table if not exists {database}.all_{table} as {database}.{table} engine Distributed({cluster}, {database}, {table})";
        yield return "create function if not exists cs_moment as (micros) -> toInt64(micros)";
        yield return "create function if not exists cs_micros as (moment) -> moment";
        yield return "create function if not exists cs_day as (moment, shift) -> toDate32(fromUnixTimestamp64Micro(moment + toInt64(shift), 'UTC'))";
        yield return "create function if not exists cs_date as (text) -> toDate32(text)";
        yield return "create function if not exists cs_days as (later, earlier) -> toInt64(toInt32(later)) - toInt64(toInt32(earlier))";
        yield return "create function if not exists cs_json_str as (text, field) -> JSONExtractString(text, field)";
        yield return "create function if not exists cs_slope as (y, x) -> simpleLinearRegression(x, y).1";
    }
}
