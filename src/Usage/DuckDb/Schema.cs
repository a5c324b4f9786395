namespace Perennial.Usage.DuckDb;

/// <summary>The tables of the event store in DuckDB. Names are those of ClickHouse's, so that one text asks both.</summary>
internal static class Schema
{
    public const string Fold = """
        create or replace temp table folded as
          select day, source, person, name, cast(sum(events) as bigint) as events, cast(sum(amount) as bigint) as amount, cast(sum(milliseconds) as bigint) as milliseconds, max(last_at) as last_at
          from (select * from daily_whole where day in (select day from daily_new) union all select * from daily_new) group by 1, 2, 3, 4 order by day, source;
        delete from daily_whole where day in (select day from daily_new);
        insert into daily_whole select * from folded;
        delete from daily_new;
        create or replace temp table folded as select of_group, number, max(moment) as moment, hash, min(json) as json from traits group by of_group, number, hash;
        delete from traits;
        insert into traits select * from folded;
        drop table folded;
        """;

    private const string Daily = "select * from daily_whole union all select * from daily_new";

    public const string Tables = """
        create table if not exists state (mark bigint not null, zone varchar not null, seed bigint not null, raw_from timestamp);
        create table if not exists people (number integer not null, key hugeint not null, id varchar not null);
        create table if not exists sources (number integer not null, key hugeint not null, id varchar not null);
        create table if not exists names (number integer not null, key hugeint not null, kind integer not null, name varchar not null);
        create table if not exists events (moment timestamp not null, received_at timestamp not null, source integer not null, person integer not null, name integer not null,
            amount bigint not null, milliseconds bigint not null, id hugeint not null, properties varchar);
        create table if not exists daily_whole (day date not null, source integer not null, person integer not null, name integer not null,
            events bigint not null, amount bigint not null, milliseconds bigint not null, last_at timestamp not null);
        create table if not exists daily_new as from daily_whole limit 0;
        create or replace view daily as select * from daily_whole union all select * from daily_new;
        create table if not exists traits (of_group integer not null, number integer not null, moment timestamp not null, hash bigint not null, json varchar not null);
        create table if not exists members (person integer not null, source integer not null, moment timestamp not null);
        create table if not exists links (before integer not null, person integer not null, moment timestamp not null);
        create table if not exists who (before integer not null, person integer not null);
        create table if not exists belongs (person integer not null, source integer not null, from_day date not null, to_day date not null);
        """;

    public const string Macros = """
        create or replace macro cs_moment(micros) as make_timestamp(micros);
        create or replace macro cs_json_str(text, field) as json_extract_string(text, '$.' || field);
        create or replace macro cs_slope(y, x) as regr_slope(y, x);
        create or replace macro cs_micros(moment) as epoch_us(moment);
        create or replace macro cs_day(moment, shift) as cast(make_timestamp(epoch_us(moment) + shift) as date);
        create or replace macro cs_date(text) as cast(text as date);
        create or replace macro cs_days(later, earlier) as later - earlier;
        """;

    /// <summary>The same tables to be read, those of a file that cannot be written.</summary>
    public static string Kept(string path) => string.Concat([$"attach '{path.Replace("'", "''", StringComparison.Ordinal)}' as kept (read_only);", .. _kept.Select(table => $"create view {table} as {(table == "daily" ? Daily : $"from kept.main.{table}")};"), Macros]);

    private static readonly string[] _kept = ["state", "people", "sources", "names", "events", "daily_whole", "daily_new", "daily", "traits", "members", "links", "who", "belongs"];
}
