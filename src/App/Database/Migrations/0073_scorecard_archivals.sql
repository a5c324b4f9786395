-- From which day on a scorecard does not apply, and from which it does again. None is ever changed: of those of a day and before, the latest day counts, then the highest id.
create table scorecard_archivals (
  id $id,
  scorecard_id bigint not null references scorecards (id),
  archived boolean not null,
  from_day text not null,
  author text not null,
  person_id bigint,
  recorded_at bigint not null
);
create index scorecard_archivals_scorecard on scorecard_archivals (scorecard_id, from_day, id);

insert into scorecard_archivals (scorecard_id, archived, from_day, author, recorded_at) select id, true, archived_on, '', created_at from scorecards where archived_on is not null;
