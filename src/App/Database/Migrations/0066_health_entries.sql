-- What a person says in place of a computed score, beside it, until a day.
create table health_overrides (
  id $id,
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
create index health_overrides_account on health_overrides (account_id, score);

-- How a CSM feels about an account, 1 to 5, with the reason. Append-only: the latest day counts, then the latest entry.
create table csm_sentiments (
  id $id,
  account_id bigint not null references account_keys (id),
  value integer not null,
  reason text not null,
  effective_on text not null,
  author text not null,
  person_id bigint,
  recorded_at bigint not null
);
create index csm_sentiments_account on csm_sentiments (account_id, effective_on, id);
