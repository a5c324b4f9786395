-- What custom fields are. Their values stay texts in the facts; a definition says how they are checked, shown and compared.
create table custom_fields (
  id $id,
  subject text not null,
  field text not null,
  word text not null,
  label text not null,
  type text not null,
  options text not null,
  lies_ahead boolean not null,
  made_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  archived_at bigint
);
create unique index custom_fields_word on custom_fields (subject, word);
create index account_custom_day on account_custom (field, day);
