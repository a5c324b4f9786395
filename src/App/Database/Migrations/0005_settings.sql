-- Every choice of a workspace option, append-only; the last one of a name is in force.
create table setting_facts (
  id $id,
  name text not null,
  value text not null,
  recorded_at bigint not null,
  person_id bigint,
  person_name text not null
);
create index setting_facts_name on setting_facts (name, id);
