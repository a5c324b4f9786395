-- A scorecard is for one score, and for one segment or phase or all of them (''). Its versions are never changed: of those in force on a day the one with the latest day applies, then the latest written.
create table scorecards (
  id $id,
  score text not null,
  segment text not null,
  segment_key text not null,
  phase text not null,
  phase_key text not null,
  archived_on text,
  created_at bigint not null,
  unique (score, segment_key, phase_key)
);

create table scorecard_versions (
  id $id,
  scorecard_id bigint not null references scorecards (id),
  text text not null,
  effective_from text not null,
  note text not null,
  author text not null,
  person_id bigint,
  recorded_at bigint not null
);
create index scorecard_versions_scorecard on scorecard_versions (scorecard_id, effective_from, id);
