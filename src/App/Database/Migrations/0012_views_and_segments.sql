-- Lists begin at what accounts pay and read on in the order of an index, whatever they are sorted by.
insert into account_revenue (account_id, status, mrr_e8, change_e8, spark)
  select a.id, 'never', 0, 0, '[]' from accounts a where not exists (select 1 from account_revenue r where r.account_id = a.id);
create index account_revenue_mrr on account_revenue (mrr_e8, account_id);
create index account_revenue_change on account_revenue (change_e8, account_id);
create index account_revenue_since on account_revenue (coalesce(first_paid, '0001-01-01'), account_id);
create index accounts_by_segment on accounts (coalesce(segment, ''), id);
create index accounts_by_owner on accounts (coalesce(owner_email, ''), id);
create index accounts_by_phase on accounts (coalesce(phase, ''), id);
create index accounts_by_country on accounts (coalesce(country, ''), id);
create index accounts_updated on accounts (updated_at, id);
create index accounts_created on accounts (created_at, id);

-- A list as somebody wants to see it again: filter, order and columns. Without a person it is shared.
create table saved_views (
  id $id,
  list text not null,
  name text not null,
  filter text not null,
  sort text not null,
  columns text not null,
  person_id bigint references people (id) on delete cascade,
  place integer not null,
  made_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  deleted_at bigint
);
create index saved_views_list on saved_views (list, person_id);

-- The view with which a person's list opens.
create table first_views (
  person_id bigint not null references people (id) on delete cascade,
  list text not null,
  view_id bigint not null references saved_views (id) on delete cascade,
  primary key (person_id, list)
);

-- A segment is a filter with a name; who is in it since when, and who was.
create table segments (
  id $id,
  name text not null,
  name_key text not null,
  filter text not null,
  description text not null,
  made_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  deleted_at bigint
);
create unique index segments_name on segments (name_key) where deleted_at is null;

create table segment_memberships (
  id $id,
  segment_id bigint not null references segments (id),
  account_id bigint not null references account_keys (id),
  entered_on text not null,
  left_on text
);
create unique index segment_memberships_open on segment_memberships (segment_id, account_id) where left_on is null;
create index segment_memberships_account on segment_memberships (account_id, segment_id);
create index segment_memberships_days on segment_memberships (segment_id, entered_on);

-- How large a segment was at the end of a day.
create table segment_sizes (
  segment_id bigint not null references segments (id),
  day text not null,
  accounts bigint not null,
  mrr_e8 bigint not null,
  primary key (segment_id, day)
);
