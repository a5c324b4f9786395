-- An account's tags once more, a row each, as they are filtered and counted.
create table account_tags (
  account_id bigint not null,
  tag text not null,
  tag_key text not null,
  primary key (account_id, tag)
);
create index account_tags_key on account_tags (tag_key, account_id);

-- What must be made again from the facts before the server answers, because a migration could not.
create table rebuilds (
  what text not null primary key
);
insert into rebuilds values ('projections');
