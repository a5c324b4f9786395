create table accounts (
  id $id,
  external_id text not null unique,
  name text not null
);
