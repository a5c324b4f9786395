-- What happened with an account: what people log, and what the product notes of its own accord.
create table activities (
  id $id,
  account_id bigint not null,
  kind text not null,
  happened_at bigint not null,
  recorded_at bigint not null,
  person_id bigint,
  author text not null,
  title text not null,
  body text not null,
  details text not null,
  minutes integer,
  import_id bigint,
  taken_back_at bigint,
  archived_at bigint,
  version bigint not null
);
create index activities_of_account on activities (account_id, happened_at, id);
create index activities_of_source on activities (import_id) where import_id is not null;
create index activities_of_person on activities (person_id, happened_at) where person_id is not null;

create table activity_contacts (
  activity_id bigint not null references activities (id),
  contact_id bigint not null,
  primary key (activity_id, contact_id)
);
create index activity_contacts_contact on activity_contacts (contact_id);
