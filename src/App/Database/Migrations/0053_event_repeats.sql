-- Rows of a file of events that have the id of an earlier row of the same file: the first stands, and these are shown.
create table event_repeats (
  import_id bigint not null references imports (id) on delete cascade,
  line bigint not null,
  first_line bigint not null,
  message_id text not null,
  group_key text not null,
  is_same boolean not null,
  primary key (import_id, line)
);
