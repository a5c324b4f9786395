create table people (
  id $id,
  name text not null,
  user_name text,
  normalized_user_name text unique,
  email text,
  normalized_email text unique,
  email_confirmed boolean not null,
  password_hash text,
  security_stamp text,
  concurrency_stamp text,
  phone_number text,
  phone_number_confirmed boolean not null,
  two_factor_enabled boolean not null,
  lockout_end bigint,
  lockout_enabled boolean not null,
  access_failed_count integer not null,
  created_at bigint not null,
  disabled_at bigint
);

create table person_claims (
  id $id,
  person_id bigint not null references people (id) on delete cascade,
  claim_type text,
  claim_value text
);
create index person_claims_by_person on person_claims (person_id);

create table person_logins (
  login_provider text not null,
  provider_key text not null,
  provider_display_name text,
  person_id bigint not null references people (id) on delete cascade,
  primary key (login_provider, provider_key)
);
create index person_logins_by_person on person_logins (person_id);

create table person_tokens (
  person_id bigint not null references people (id) on delete cascade,
  login_provider text not null,
  name text not null,
  value text,
  primary key (person_id, login_provider, name)
);

create table person_passkeys (
  credential_id $bytes not null primary key,
  person_id bigint not null references people (id) on delete cascade,
  data text not null
);
create index person_passkeys_by_person on person_passkeys (person_id);

create table sessions (
  id $id,
  secret_hash $bytes not null unique,
  person_id bigint not null references people (id) on delete cascade,
  created_at bigint not null,
  last_seen_at bigint not null,
  expires_at bigint not null,
  address text not null,
  agent text not null
);
create index sessions_by_person on sessions (person_id);

create table api_tokens (
  id $id,
  name text not null,
  prefix text not null,
  secret_hash $bytes not null,
  scopes text not null,
  person_id bigint references people (id) on delete cascade,
  created_at bigint not null,
  expires_at bigint,
  last_used_at bigint,
  revoked_at bigint
);
create index api_tokens_by_prefix on api_tokens (prefix);
create index api_tokens_by_person on api_tokens (person_id);

-- An answer that was given under an Idempotency-Key, to be given again for a day.
create table idempotency_keys (
  actor text not null,
  route text not null,
  key text not null,
  body_hash $bytes not null,
  status integer not null,
  headers text not null,
  body $bytes not null,
  created_at bigint not null,
  primary key (actor, route, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
