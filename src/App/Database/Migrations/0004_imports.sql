create table imports (
  id $id,
  kind text not null,
  file_name text not null,
  stored_as text not null,
  total_bytes bigint not null,
  sha256 text not null,
  encoding text not null,
  delimiter text not null,
  mapping text not null,
  status text not null,
  dry_run boolean not null,
  rows_new bigint not null,
  rows_changed bigint not null,
  rows_unchanged bigint not null,
  rows_refused bigint not null,
  rows_done bigint not null,
  accounts_named bigint not null,
  bytes_done bigint not null,
  lines_done bigint not null,
  created_at bigint not null,
  started_at bigint,
  finished_at bigint,
  undone_at bigint,
  person_id bigint,
  person_name text not null,
  error text
);
create index imports_status on imports (status);

create table import_errors (
  id $id,
  import_id bigint not null references imports (id),
  line bigint not null,
  field text,
  value text,
  message text not null
);
create index import_errors_import on import_errors (import_id, id);

create table import_mappings (
  id $id,
  kind text not null,
  header text not null,
  name text not null,
  mapping text not null,
  saved_at bigint not null,
  unique (kind, header)
);
