create table contract_keys (
  id $id,
  external_id text not null unique,
  created_at bigint not null
);

create table contract_facts (
  id $id,
  contract_id bigint not null references contract_keys (id),
  account_id bigint not null references account_keys (id),
  effective_at bigint not null,
  recorded_at bigint not null,
  import_id bigint,
  fields text not null
);
create index contract_facts_contract on contract_facts (contract_id);
create index contract_facts_account on contract_facts (account_id);
create index contract_facts_import on contract_facts (import_id) where import_id is not null;

-- What was agreed as it stands now. Terms are half open: end_on is the day of renewal.
create table contracts (
  id bigint not null primary key references contract_keys (id),
  external_id text not null unique,
  account_id bigint not null references account_keys (id),
  name text not null,
  name_key text not null,
  start_on text not null,
  end_on text,
  auto_renews boolean not null,
  renewal_months integer not null,
  notice_days integer,
  signed_on text,
  cancelled_on text,
  currency text,
  annual_value text,
  subscriptions text not null,
  terms text,
  custom text not null,
  archived boolean not null,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null
);
create index contracts_account on contracts (account_id);
create index contracts_end on contracts (end_on) where end_on is not null;

create table product_keys (
  id $id,
  external_id text not null unique,
  created_at bigint not null
);

create table product_facts (
  id $id,
  product_id bigint not null references product_keys (id),
  effective_at bigint not null,
  recorded_at bigint not null,
  import_id bigint,
  fields text not null
);
create index product_facts_product on product_facts (product_id);
create index product_facts_import on product_facts (import_id) where import_id is not null;

-- Products by the name that subscription lines call them.
create table products (
  id bigint not null primary key references product_keys (id),
  external_id text not null unique,
  name text not null,
  name_key text not null,
  family text,
  description text,
  custom text not null,
  archived boolean not null,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null
);
