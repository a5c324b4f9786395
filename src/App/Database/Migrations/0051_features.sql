-- Parts of the product, each known by the events that come when somebody uses it.
create table features (
  id $id,
  name text not null,
  name_key text not null unique,
  events text not null,
  products text not null,
  made_by text not null,
  created_at bigint not null,
  updated_at bigint not null
);
