-- That somebody was erased from the events, by whom and when; not who it was.
create table event_erasures (
  id $id,
  ids bigint not null,
  person_id bigint references people (id) on delete set null,
  erased_at bigint not null
);
