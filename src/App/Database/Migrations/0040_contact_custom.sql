-- Every custom field's value of a contact once more, as it is searched and compared, like those of accounts.
create table contact_custom (
  contact_id bigint not null,
  account_id bigint not null,
  field text not null,
  text_key text not null,
  number_e8 bigint,
  day text,
  primary key (contact_id, field)
);
create index contact_custom_text on contact_custom (field, text_key);
create index contact_custom_number on contact_custom (field, number_e8);
create index contact_custom_day on contact_custom (field, day);
insert into rebuilds values ('projections') on conflict (what) do nothing;
