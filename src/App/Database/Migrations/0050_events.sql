-- Keys by which programs send events. They are no secret like a token, for browsers carry them, yet only their hash is kept.
create table write_keys (
  id $id,
  name text not null,
  prefix text not null,
  key_hash $bytes not null unique,
  created_at bigint not null,
  person_id bigint references people (id) on delete set null,
  last_used_at bigint,
  revoked_at bigint
);

-- Which account a group of events is, where its id does not say so.
create table event_groups (
  group_key text not null primary key,
  account_id bigint not null references account_keys (id),
  person_id bigint references people (id) on delete set null,
  created_at bigint not null
);
create index event_groups_account on event_groups (account_id);

-- Events of an import that belong to no account that is known.
alter table imports add column rows_unmapped bigint not null default 0;
