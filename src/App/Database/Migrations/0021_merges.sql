-- A record that turned out to be a double of another one. Its facts stay its own; whoever reads them reads them as the other's.
create table merges (
  id $id,
  kind text not null,
  record_id bigint not null,
  into_id bigint not null,
  recorded_at bigint not null,
  import_id bigint
);
create index merges_into on merges (kind, into_id);
create index merges_source on merges (import_id) where import_id is not null;

-- The account for which an activity was logged, when that one was merged into another since.
alter table activities add column logged_for bigint;
create index activities_logged_for on activities (logged_for) where logged_for is not null;

-- Who took part was logged as this contact, which was merged into another since.
alter table activity_contacts add column double_id bigint;
