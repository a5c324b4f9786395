-- What somebody did at once, and can take back at once. Its facts carry its number below zero where an import's carry theirs.
create table changes (
  id $id,
  at bigint not null,
  person_id bigint,
  actor text not null,
  words text not null,
  records bigint not null,
  undone_at bigint,
  undone_by text
);
create index changes_undone on changes (undone_at) where undone_at is not null;

-- Who did what, when, from what: append-only, each row sealed together with the one before it.
create table audit (
  seq bigint not null primary key,
  at bigint not null,
  person_id bigint,
  actor text not null,
  verb text not null,
  subject text not null,
  name text not null,
  account_id bigint,
  change_id bigint,
  details text not null,
  hash $bytes not null
);
create index audit_by_subject on audit (subject, seq);
create index audit_by_account on audit (account_id, seq) where account_id is not null;
create index audit_by_person on audit (person_id, seq) where person_id is not null;

-- The chain's last row, once more: without it rows cut off the end would not be missed.
create table audit_head (
  one integer not null primary key,
  seq bigint not null,
  hash $bytes not null
);
