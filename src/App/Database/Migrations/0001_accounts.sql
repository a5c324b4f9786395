-- Who an account or contact is never changes: its number and its external id. What is known of it comes and goes with its facts.
create table account_keys (
  id $id,
  external_id text not null unique,
  created_at bigint not null
);

create table contact_keys (
  id $id,
  external_id text not null unique,
  created_at bigint not null
);

-- Facts: append-only. "fields" holds only what was given, as a JSON object; null clears a field.
create table account_facts (
  id $id,
  account_id bigint not null references account_keys (id),
  effective_at bigint not null,
  recorded_at bigint not null,
  import_id bigint,
  fields text not null
);
create index account_facts_account on account_facts (account_id);
create index account_facts_import on account_facts (import_id) where import_id is not null;

create table contact_facts (
  id $id,
  contact_id bigint not null references contact_keys (id),
  account_id bigint not null references account_keys (id),
  effective_at bigint not null,
  recorded_at bigint not null,
  import_id bigint,
  fields text not null
);
create index contact_facts_contact on contact_facts (contact_id);
create index contact_facts_account on contact_facts (account_id);
create index contact_facts_import on contact_facts (import_id) where import_id is not null;

-- Projections: the current state, which can be rebuilt from the facts.
create table accounts (
  id bigint not null primary key references account_keys (id),
  external_id text not null unique,
  name text not null,
  name_key text not null,
  parent_id bigint,
  parent_external_id text,
  domain text,
  segment text,
  owner_email text,
  phase text,
  country text,
  tags text not null,
  custom text not null,
  named_only boolean not null,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null
);
create index accounts_name on accounts (name_key, id);
create index accounts_parent on accounts (parent_external_id) where parent_external_id is not null;
create index accounts_owner on accounts (owner_email);
create index accounts_segment on accounts (segment);

create table contacts (
  id bigint not null primary key references contact_keys (id),
  external_id text not null unique,
  account_id bigint not null references account_keys (id),
  name text not null,
  name_key text not null,
  email text,
  email_key text,
  role text,
  reports_to_id bigint,
  reports_to_external_id text,
  consent text not null,
  custom text not null,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null
);
create index contacts_account on contacts (account_id);
create index contacts_name on contacts (name_key, id);
create index contacts_email on contacts (email_key);
create index contacts_reports_to on contacts (reports_to_external_id) where reports_to_external_id is not null;
