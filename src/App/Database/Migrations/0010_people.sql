-- What somebody is in the workspace. Who was there before there were roles is an owner.
alter table people add column role text not null default 'owner';
alter table people add column last_seen_at bigint;

-- An answer is given again only to who still sees what they saw then.
alter table idempotency_keys add column scope text not null default '';

-- A way in for somebody who is not there yet: the link is shown once, its hash is kept.
create table invitations (
  id $id,
  email text not null,
  email_key text not null,
  name text not null,
  role text not null,
  secret_hash $bytes not null unique,
  created_at bigint not null,
  expires_at bigint not null,
  invited_by bigint references people (id) on delete set null,
  accepted_at bigint,
  revoked_at bigint,
  person_id bigint references people (id) on delete set null
);
create index invitations_email on invitations (email_key);

-- One authenticator app a person. The secret is sealed with a key that lies outside the database.
create table authenticators (
  person_id bigint not null primary key references people (id) on delete cascade,
  secret text not null,
  created_at bigint not null,
  confirmed_at bigint,
  last_step bigint
);

create table recovery_codes (
  id $id,
  person_id bigint not null references people (id) on delete cascade,
  code_hash $bytes not null,
  used_at bigint
);
create index recovery_codes_person on recovery_codes (person_id);
