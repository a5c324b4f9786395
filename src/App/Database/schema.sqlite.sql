-- Written by a test from a newly migrated database; see tests/Structure/SchemaTests.cs.

CREATE TABLE account_custom (
  account_id bigint not null,
  field text not null,
  text_key text not null,
  number_e8 bigint,
  day text,
  primary key (account_id, field)
);

CREATE INDEX account_custom_day on account_custom (field, day);

CREATE INDEX account_custom_number on account_custom (field, number_e8);

CREATE INDEX account_custom_text on account_custom (field, text_key);

CREATE TABLE account_facts (
  id integer primary key autoincrement,
  account_id bigint not null references account_keys (id),
  effective_at bigint not null,
  recorded_at bigint not null,
  import_id bigint,
  fields text not null
);

CREATE INDEX account_facts_account on account_facts (account_id);

CREATE INDEX account_facts_import on account_facts (import_id) where import_id is not null;

CREATE TABLE account_keys (
  id integer primary key autoincrement,
  external_id text not null unique,
  created_at bigint not null
);

CREATE TABLE account_revenue (
  account_id bigint not null primary key references account_keys (id),
  status text not null,
  mrr_e8 bigint not null,
  change_e8 bigint not null,
  first_paid text,
  last_change text,
  spark text not null,
  unpriced text
);

CREATE INDEX account_revenue_change on account_revenue (change_e8, account_id);

CREATE INDEX account_revenue_mrr on account_revenue (mrr_e8, account_id);

CREATE INDEX account_revenue_since on account_revenue (coalesce(first_paid, '0001-01-01'), account_id);

CREATE TABLE account_tags (
  account_id bigint not null,
  tag text not null,
  tag_key text not null,
  primary key (account_id, tag)
);

CREATE INDEX account_tags_key on account_tags (tag_key, account_id);

CREATE TABLE account_team (
  account_id bigint not null,
  email_key text not null,
  part text not null,
  primary key (email_key, account_id)
);

CREATE INDEX account_team_account on account_team (account_id);

CREATE TABLE accounts (
  id bigint not null primary key references account_keys (id),
  external_id text not null unique,
  name text not null,
  name_key text not null,
  parent_id bigint,
  parent_external_id text,
  domain text,
  segment text,
  owner_email text,
  phase text,
  country text,
  tags text not null,
  custom text not null,
  named_only boolean not null,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null
, co_owners text not null default '[]', other_domains text not null default '[]', archived boolean not null default false);

CREATE INDEX accounts_below on accounts (parent_id) where parent_id is not null;

CREATE INDEX accounts_by_country on accounts (coalesce(country, ''), id);

CREATE INDEX accounts_by_owner on accounts (coalesce(owner_email, ''), id);

CREATE INDEX accounts_by_phase on accounts (coalesce(phase, ''), id);

CREATE INDEX accounts_by_segment on accounts (coalesce(segment, ''), id);

CREATE INDEX accounts_created on accounts (created_at, id);

CREATE INDEX accounts_name on accounts (name_key, id);

CREATE INDEX accounts_owner on accounts (owner_email);

CREATE INDEX accounts_parent on accounts (parent_external_id) where parent_external_id is not null;

CREATE INDEX accounts_segment on accounts (segment);

CREATE INDEX accounts_updated on accounts (updated_at, id);

CREATE TABLE activities (
  id integer primary key autoincrement,
  account_id bigint not null,
  kind text not null,
  happened_at bigint not null,
  recorded_at bigint not null,
  person_id bigint,
  author text not null,
  title text not null,
  body text not null,
  details text not null,
  minutes integer,
  import_id bigint,
  taken_back_at bigint,
  archived_at bigint,
  version bigint not null
, logged_for bigint);

CREATE INDEX activities_logged_for on activities (logged_for) where logged_for is not null;

CREATE INDEX activities_of_account on activities (account_id, happened_at, id);

CREATE INDEX activities_of_person on activities (person_id, happened_at) where person_id is not null;

CREATE INDEX activities_of_source on activities (import_id) where import_id is not null;

CREATE INDEX activities_touching on activities (account_id, logged_for, happened_at) where kind in ('call', 'meeting', 'mail') and archived_at is null and taken_back_at is null;

CREATE TABLE activity_contacts (
  activity_id bigint not null references activities (id),
  contact_id bigint not null, double_id bigint,
  primary key (activity_id, contact_id)
);

CREATE INDEX activity_contacts_contact on activity_contacts (contact_id);

CREATE TABLE api_tokens (
  id integer primary key autoincrement,
  name text not null,
  prefix text not null,
  secret_hash blob not null,
  scopes text not null,
  person_id bigint references people (id) on delete cascade,
  created_at bigint not null,
  expires_at bigint,
  last_used_at bigint,
  revoked_at bigint
);

CREATE INDEX api_tokens_by_person on api_tokens (person_id);

CREATE INDEX api_tokens_by_prefix on api_tokens (prefix);

CREATE TABLE audit (
  seq bigint not null primary key,
  at bigint not null,
  person_id bigint,
  actor text not null,
  verb text not null,
  subject text not null,
  name text not null,
  account_id bigint,
  change_id bigint,
  details text not null,
  hash blob not null
);

CREATE INDEX audit_by_account on audit (account_id, seq) where account_id is not null;

CREATE INDEX audit_by_person on audit (person_id, seq) where person_id is not null;

CREATE INDEX audit_by_subject on audit (subject, seq);

CREATE TABLE audit_head (
  one integer not null primary key,
  seq bigint not null,
  hash blob not null
);

CREATE TABLE authenticators (
  person_id bigint not null primary key references people (id) on delete cascade,
  secret text not null,
  created_at bigint not null,
  confirmed_at bigint,
  last_step bigint
);

CREATE TABLE changes (
  id integer primary key autoincrement,
  at bigint not null,
  person_id bigint,
  actor text not null,
  words text not null,
  records bigint not null,
  undone_at bigint,
  undone_by text
);

CREATE INDEX changes_undone on changes (undone_at) where undone_at is not null;

CREATE TABLE contact_custom (
  contact_id bigint not null,
  account_id bigint not null,
  field text not null,
  text_key text not null,
  number_e8 bigint,
  day text,
  primary key (contact_id, field)
);

CREATE INDEX contact_custom_day on contact_custom (field, day);

CREATE INDEX contact_custom_number on contact_custom (field, number_e8);

CREATE INDEX contact_custom_text on contact_custom (field, text_key);

CREATE TABLE contact_facts (
  id integer primary key autoincrement,
  contact_id bigint not null references contact_keys (id),
  account_id bigint not null references account_keys (id),
  effective_at bigint not null,
  recorded_at bigint not null,
  import_id bigint,
  fields text not null
);

CREATE INDEX contact_facts_account on contact_facts (account_id);

CREATE INDEX contact_facts_contact on contact_facts (contact_id);

CREATE INDEX contact_facts_import on contact_facts (import_id) where import_id is not null;

CREATE TABLE contact_keys (
  id integer primary key autoincrement,
  external_id text not null unique,
  created_at bigint not null
);

CREATE TABLE contacts (
  id bigint not null primary key references contact_keys (id),
  external_id text not null unique,
  account_id bigint not null references account_keys (id),
  name text not null,
  name_key text not null,
  email text,
  email_key text,
  role text,
  reports_to_id bigint,
  reports_to_external_id text,
  consent text not null,
  custom text not null,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null
, title text, phone text, bounce text not null default 'none', influence text, stance text, left_on text, archived boolean not null default false);

CREATE INDEX contacts_account on contacts (account_id);

CREATE INDEX contacts_email on contacts (email_key);

CREATE INDEX contacts_name on contacts (name_key, id);

CREATE INDEX contacts_reports_to on contacts (reports_to_external_id) where reports_to_external_id is not null;

CREATE TABLE contract_days (
  contract_id bigint not null primary key,
  account_id bigint not null,
  state text not null,
  renewal_on text,
  notice_on text,
  auto_renews boolean not null
);

CREATE INDEX contract_days_account on contract_days (account_id, renewal_on);

CREATE TABLE contract_facts (
  id integer primary key autoincrement,
  contract_id bigint not null references contract_keys (id),
  account_id bigint not null references account_keys (id),
  effective_at bigint not null,
  recorded_at bigint not null,
  import_id bigint,
  fields text not null
);

CREATE INDEX contract_facts_account on contract_facts (account_id);

CREATE INDEX contract_facts_contract on contract_facts (contract_id);

CREATE INDEX contract_facts_import on contract_facts (import_id) where import_id is not null;

CREATE TABLE contract_keys (
  id integer primary key autoincrement,
  external_id text not null unique,
  created_at bigint not null
);

CREATE TABLE contract_today (
  contract_id bigint not null primary key,
  account_id bigint not null,
  state text not null,
  term_from text not null,
  term_to text,
  renewal_on text,
  notice_by text,
  mrr_e8 bigint not null
);

CREATE INDEX contract_today_mrr on contract_today (mrr_e8, contract_id);

CREATE INDEX contract_today_renewal on contract_today (coalesce(renewal_on, '9999-12-31'), contract_id);

CREATE TABLE contracts (
  id bigint not null primary key references contract_keys (id),
  external_id text not null unique,
  account_id bigint not null references account_keys (id),
  name text not null,
  name_key text not null,
  start_on text not null,
  end_on text,
  auto_renews boolean not null,
  renewal_months integer not null,
  notice_days integer,
  signed_on text,
  cancelled_on text,
  currency text,
  annual_value text,
  subscriptions text not null,
  terms text,
  custom text not null,
  archived boolean not null,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null
);

CREATE INDEX contracts_account on contracts (account_id);

CREATE INDEX contracts_end on contracts (end_on) where end_on is not null;

CREATE TABLE csm_sentiments (
  id integer primary key autoincrement,
  account_id bigint not null references account_keys (id),
  value integer not null,
  reason text not null,
  effective_on text not null,
  author text not null,
  person_id bigint,
  recorded_at bigint not null
);

CREATE INDEX csm_sentiments_account on csm_sentiments (account_id, effective_on, id);

CREATE TABLE custom_fields (
  id integer primary key autoincrement,
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

CREATE UNIQUE INDEX custom_fields_word on custom_fields (subject, word);

CREATE TABLE event_erasures (
  id integer primary key autoincrement,
  ids bigint not null,
  person_id bigint references people (id) on delete set null,
  erased_at bigint not null
);

CREATE TABLE event_groups (
  group_key text not null primary key,
  account_id bigint not null references account_keys (id),
  person_id bigint references people (id) on delete set null,
  created_at bigint not null
);

CREATE INDEX event_groups_account on event_groups (account_id);

CREATE TABLE event_repeats (
  import_id bigint not null references imports (id) on delete cascade,
  line bigint not null,
  first_line bigint not null,
  message_id text not null,
  group_key text not null,
  is_same boolean not null,
  primary key (import_id, line)
);

CREATE TABLE features (
  id integer primary key autoincrement,
  name text not null,
  name_key text not null unique,
  events text not null,
  products text not null,
  made_by text not null,
  created_at bigint not null,
  updated_at bigint not null
);

CREATE TABLE first_views (
  person_id bigint not null references people (id) on delete cascade,
  list text not null,
  view_id bigint not null references saved_views (id) on delete cascade,
  primary key (person_id, list)
);

CREATE TABLE fx_rate_facts (
  id integer primary key autoincrement,
  day text not null,
  base text not null,
  quote text not null,
  rate text not null,
  recorded_at bigint not null,
  import_id bigint
);

CREATE INDEX fx_rate_facts_pair on fx_rate_facts (base, quote, day, recorded_at);

CREATE TABLE health_now (
  account_id bigint not null references account_keys (id),
  score text not null,
  snapshot_id bigint not null,
  day text not null,
  points_e2 integer,
  confidence_e4 integer not null,
  band text,
  digest bigint not null,
  primary key (account_id, score)
);

CREATE INDEX health_now_points on health_now (score, points_e2, account_id);

CREATE TABLE health_overrides (
  id integer primary key autoincrement,
  account_id bigint not null references account_keys (id),
  score text not null,
  points_e2 integer,
  band text,
  reason text not null,
  author text not null,
  person_id bigint,
  made_at bigint not null,
  expires_on text not null,
  ended_at bigint,
  ended_by text
);

CREATE INDEX health_overrides_account on health_overrides (account_id, score);

CREATE TABLE health_snapshots (
  id integer primary key autoincrement,
  account_id bigint not null references account_keys (id),
  score text not null,
  day text not null,
  points_e2 integer,
  confidence_e4 integer not null,
  band text,
  wording_id bigint not null references scorecard_wordings (id),
  parts text not null,
  digest bigint not null,
  computed_at bigint not null
);

CREATE INDEX health_snapshots_account on health_snapshots (account_id, score, day, id);

CREATE INDEX health_snapshots_day on health_snapshots (day, id);

CREATE TABLE idempotency_keys (
  actor text not null,
  route text not null,
  key text not null,
  body_hash blob not null,
  status integer not null,
  headers text not null,
  body blob not null,
  created_at bigint not null, scope text not null default '',
  primary key (actor, route, key)
);

CREATE INDEX idempotency_keys_by_age on idempotency_keys (created_at);

CREATE TABLE import_errors (
  id integer primary key autoincrement,
  import_id bigint not null references imports (id),
  line bigint not null,
  field text,
  value text,
  message text not null
);

CREATE INDEX import_errors_import on import_errors (import_id, id);

CREATE TABLE import_mappings (
  id integer primary key autoincrement,
  kind text not null,
  header text not null,
  name text not null,
  mapping text not null,
  saved_at bigint not null,
  unique (kind, header)
);

CREATE TABLE imports (
  id integer primary key autoincrement,
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
, rows_unmapped bigint not null default 0);

CREATE INDEX imports_status on imports (status);

CREATE TABLE invitations (
  id integer primary key autoincrement,
  email text not null,
  email_key text not null,
  name text not null,
  role text not null,
  secret_hash blob not null unique,
  created_at bigint not null,
  expires_at bigint not null,
  invited_by bigint references people (id) on delete set null,
  accepted_at bigint,
  revoked_at bigint,
  person_id bigint references people (id) on delete set null
);

CREATE INDEX invitations_email on invitations (email_key);

CREATE TABLE kept_dues (
  id integer primary key autoincrement,
  kept_forecast_id bigint not null references kept_forecasts (id),
  account_id bigint not null references account_keys (id),
  contract_id bigint references contract_keys (id),
  due_on text not null,
  amount_e8 bigint not null,
  chance_e9 bigint,
  low_e9 bigint,
  high_e9 bigint
);

CREATE INDEX kept_dues_account on kept_dues (account_id);

CREATE INDEX kept_dues_forecast on kept_dues (kept_forecast_id, due_on);

CREATE TABLE kept_forecasts (
  id integer primary key autoincrement,
  made_on text not null unique,
  recorded_at bigint not null,
  correlation_e9 bigint not null
);

CREATE TABLE merges (
  id integer primary key autoincrement,
  kind text not null,
  record_id bigint not null,
  into_id bigint not null,
  recorded_at bigint not null,
  import_id bigint
);

CREATE INDEX merges_into on merges (kind, into_id);

CREATE INDEX merges_source on merges (import_id) where import_id is not null;

CREATE TABLE migrations (name text primary key, applied_at bigint not null);

CREATE TABLE people (
  id integer primary key autoincrement,
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
, role text not null default 'owner', last_seen_at bigint);

CREATE TABLE person_claims (
  id integer primary key autoincrement,
  person_id bigint not null references people (id) on delete cascade,
  claim_type text,
  claim_value text
);

CREATE INDEX person_claims_by_person on person_claims (person_id);

CREATE TABLE person_logins (
  login_provider text not null,
  provider_key text not null,
  provider_display_name text,
  person_id bigint not null references people (id) on delete cascade,
  primary key (login_provider, provider_key)
);

CREATE INDEX person_logins_by_person on person_logins (person_id);

CREATE TABLE person_passkeys (
  credential_id blob not null primary key,
  person_id bigint not null references people (id) on delete cascade,
  data text not null
);

CREATE INDEX person_passkeys_by_person on person_passkeys (person_id);

CREATE TABLE person_tokens (
  person_id bigint not null references people (id) on delete cascade,
  login_provider text not null,
  name text not null,
  value text,
  primary key (person_id, login_provider, name)
);

CREATE TABLE product_facts (
  id integer primary key autoincrement,
  product_id bigint not null references product_keys (id),
  effective_at bigint not null,
  recorded_at bigint not null,
  import_id bigint,
  fields text not null
);

CREATE INDEX product_facts_import on product_facts (import_id) where import_id is not null;

CREATE INDEX product_facts_product on product_facts (product_id);

CREATE TABLE product_keys (
  id integer primary key autoincrement,
  external_id text not null unique,
  created_at bigint not null
);

CREATE TABLE products (
  id bigint not null primary key references product_keys (id),
  external_id text not null unique,
  name text not null,
  name_key text not null,
  family text,
  description text,
  custom text not null,
  archived boolean not null,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null
);

CREATE TABLE rebuilds (
  what text not null primary key
);

CREATE TABLE recovery_codes (
  id integer primary key autoincrement,
  person_id bigint not null references people (id) on delete cascade,
  code_hash blob not null,
  used_at bigint
);

CREATE INDEX recovery_codes_person on recovery_codes (person_id);

CREATE TABLE renewal_calls (
  id integer primary key autoincrement,
  account_id bigint not null references account_keys (id),
  contract_id bigint references contract_keys (id),
  due_on text not null,
  category text not null,
  amount_e8 bigint not null,
  note text,
  person_id bigint,
  author text not null,
  made_at bigint not null
);

CREATE INDEX renewal_calls_account on renewal_calls (account_id, id);

CREATE TABLE risk_models (
  id integer primary key autoincrement,
  day text not null,
  recorded_at bigint not null,
  model text not null,
  grade text not null
);

CREATE UNIQUE INDEX risk_models_day on risk_models (day);

CREATE TABLE saved_views (
  id integer primary key autoincrement,
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

CREATE INDEX saved_views_list on saved_views (list, person_id);

CREATE TABLE scorecard_archivals (
  id integer primary key autoincrement,
  scorecard_id bigint not null references scorecards (id),
  archived boolean not null,
  from_day text not null,
  author text not null,
  person_id bigint,
  recorded_at bigint not null
);

CREATE INDEX scorecard_archivals_scorecard on scorecard_archivals (scorecard_id, from_day, id);

CREATE TABLE scorecard_versions (
  id integer primary key autoincrement,
  scorecard_id bigint not null references scorecards (id),
  text text not null,
  effective_from text not null,
  note text not null,
  author text not null,
  person_id bigint,
  recorded_at bigint not null
);

CREATE INDEX scorecard_versions_scorecard on scorecard_versions (scorecard_id, effective_from, id);

CREATE TABLE scorecard_wordings (
  id integer primary key autoincrement,
  digest bigint not null unique,
  version_id bigint,
  text text not null
);

CREATE TABLE scorecards (
  id integer primary key autoincrement,
  score text not null,
  segment text not null,
  segment_key text not null,
  phase text not null,
  phase_key text not null,
  archived_on text,
  created_at bigint not null,
  unique (score, segment_key, phase_key)
);

CREATE TABLE segment_memberships (
  id integer primary key autoincrement,
  segment_id bigint not null references segments (id),
  account_id bigint not null references account_keys (id),
  entered_on text not null,
  left_on text
);

CREATE INDEX segment_memberships_account on segment_memberships (account_id, segment_id);

CREATE INDEX segment_memberships_days on segment_memberships (segment_id, entered_on);

CREATE UNIQUE INDEX segment_memberships_open on segment_memberships (segment_id, account_id) where left_on is null;

CREATE TABLE segment_sizes (
  segment_id bigint not null references segments (id),
  day text not null,
  accounts bigint not null,
  mrr_e8 bigint not null,
  primary key (segment_id, day)
);

CREATE TABLE segments (
  id integer primary key autoincrement,
  name text not null,
  name_key text not null,
  filter text not null,
  description text not null,
  made_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  deleted_at bigint
);

CREATE UNIQUE INDEX segments_name on segments (name_key) where deleted_at is null;

CREATE TABLE sessions (
  id integer primary key autoincrement,
  secret_hash blob not null unique,
  person_id bigint not null references people (id) on delete cascade,
  created_at bigint not null,
  last_seen_at bigint not null,
  expires_at bigint not null,
  address text not null,
  agent text not null
);

CREATE INDEX sessions_by_person on sessions (person_id);

CREATE TABLE setting_facts (
  id integer primary key autoincrement,
  name text not null,
  value text not null,
  recorded_at bigint not null,
  person_id bigint,
  person_name text not null
);

CREATE INDEX setting_facts_name on setting_facts (name, id);

CREATE TABLE subscription_line_facts (
  id integer primary key autoincrement,
  account_id bigint not null references account_keys (id),
  subscription_id text not null,
  line_id text not null,
  product text,
  kind text not null,
  quantity text not null,
  unit_price text not null,
  currency text not null,
  billing_interval text,
  interval_count integer not null,
  start_at text not null,
  end_at text,
  trial_start text,
  trial_end text,
  cancelled_at text,
  past_due_from text,
  dunning_ends text,
  paused_from text,
  paused_to text,
  discount_percent text,
  discount_amount text,
  discount_duration text,
  discount_end text,
  extra text,
  recorded_at bigint not null,
  import_id bigint,
  digest bigint not null
);

CREATE INDEX subscription_line_facts_account on subscription_line_facts (account_id);

CREATE INDEX subscription_line_facts_version on subscription_line_facts (line_id, start_at, recorded_at);

CREATE TABLE survey_answer_facts (
  id integer primary key autoincrement,
  answer_key text not null,
  response_id text,
  account_id bigint not null references account_keys (id),
  contact text,
  contact_key text,
  instrument text not null,
  scale_min text not null,
  scale_max text not null,
  score text not null,
  answered_at text not null,
  comment text,
  phase text,
  segment text,
  extra text,
  recorded_at bigint not null,
  import_id bigint,
  noted_as bigint,
  digest bigint not null
);

CREATE INDEX survey_answer_facts_account on survey_answer_facts (account_id);

CREATE INDEX survey_answer_facts_answer on survey_answer_facts (answer_key, recorded_at);

CREATE INDEX survey_answer_facts_contact on survey_answer_facts (contact_key) where contact_key is not null;

CREATE INDEX survey_answer_facts_source on survey_answer_facts (import_id) where import_id is not null;

CREATE TABLE ticket_facts (
  id integer primary key autoincrement,
  ticket_id text not null,
  account_id bigint not null references account_keys (id),
  contact text,
  contact_key text,
  subject text,
  opened_at text not null,
  first_response_at text,
  first_response_minutes text,
  closed_at text,
  resolution_hours text,
  reopened_at text,
  reopens integer,
  escalated text,
  escalated_at text,
  priority text,
  channel text,
  handled_by text,
  contacts integer,
  talk_seconds integer,
  hold_seconds integer,
  after_work_seconds integer,
  satisfaction integer,
  extra text,
  recorded_at bigint not null,
  import_id bigint,
  digest bigint not null
);

CREATE INDEX ticket_facts_account on ticket_facts (account_id);

CREATE INDEX ticket_facts_contact on ticket_facts (contact_key) where contact_key is not null;

CREATE INDEX ticket_facts_source on ticket_facts (import_id) where import_id is not null;

CREATE INDEX ticket_facts_ticket on ticket_facts (ticket_id, recorded_at);

CREATE TABLE trait_rules (
  id integer primary key autoincrement,
  record text not null,
  trait text not null,
  field text not null,
  unique (record, trait)
);

CREATE TABLE trait_values (
  record text not null,
  record_id text not null,
  field text not null,
  value text not null,
  problem text,
  said_at bigint not null, trait text not null default '', told_at bigint not null default 0,
  primary key (record, record_id, field)
);

CREATE TABLE write_keys (
  id integer primary key autoincrement,
  name text not null,
  prefix text not null,
  key_hash blob not null unique,
  created_at bigint not null,
  person_id bigint references people (id) on delete set null,
  last_used_at bigint,
  revoked_at bigint
);
