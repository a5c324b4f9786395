-- The wording of scorecards that scores were computed by, so that a score can always be read by its own.
create table scorecard_wordings (
  id $id,
  digest bigint not null unique,
  version_id bigint,
  text text not null
);

-- What a score was from a day on, until a later day has a row. A correction of the past is one more row of the same day: the highest id counts, and none is ever changed.
-- "parts" has a measure's points and what it adds, in hundredths and with a bar between, in the order of the wording, each measure behind a semicolon. ~ is assumed, empty is no value.
create table health_snapshots (
  id $id,
  account_id bigint not null references account_keys (id),
  score text not null,
  day text not null,
  points_e2 integer,
  confidence_e4 integer not null,
  band text,
  wording_id bigint not null references scorecard_wordings (id),
  parts text not null,
  digest bigint not null,
  computed_at bigint not null
);
create index health_snapshots_account on health_snapshots (account_id, score, day, id);
create index health_snapshots_day on health_snapshots (day, id);

-- The latest snapshot of every account and score: a projection, so that lists can be filtered and sorted by it.
create table health_now (
  account_id bigint not null references account_keys (id),
  score text not null,
  snapshot_id bigint not null,
  day text not null,
  points_e2 integer,
  confidence_e4 integer not null,
  band text,
  digest bigint not null,
  primary key (account_id, score)
);
create index health_now_points on health_now (score, points_e2, account_id);
