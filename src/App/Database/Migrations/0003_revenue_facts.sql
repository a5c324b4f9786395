-- One row is one statement about one version of a subscription line. Key of a version: line_id and start_at;
-- a later recorded_at (then a later id) supersedes. Moments are canonical text: 2024-01-05 or 2024-01-05T10:00:00.000000Z.
-- Numbers are canonical decimal text, exact. "digest" tells whether the same was said before.
create table subscription_line_facts (
  id $id,
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
create index subscription_line_facts_version on subscription_line_facts (line_id, start_at, recorded_at);
create index subscription_line_facts_account on subscription_line_facts (account_id);

-- A rate holds from its day until the next one: 1 base = rate quote.
create table fx_rate_facts (
  id $id,
  day text not null,
  base text not null,
  quote text not null,
  rate text not null,
  recorded_at bigint not null,
  import_id bigint
);
create index fx_rate_facts_pair on fx_rate_facts (base, quote, day, recorded_at);
