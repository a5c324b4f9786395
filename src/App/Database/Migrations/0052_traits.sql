-- Which trait of an event's person or group is which field of a contact or an account.
create table trait_rules (
  id $id,
  record text not null,
  trait text not null,
  field text not null,
  unique (record, trait)
);

-- What was brought from traits last: a record that somebody changed by hand since is left alone until the trait says something else.
create table trait_values (
  record text not null,
  record_id text not null,
  field text not null,
  value text not null,
  problem text,
  said_at bigint not null,
  primary key (record, record_id, field)
);
