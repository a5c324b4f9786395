-- What was said of coming renewals in a week, as it was said then. Chances are billionths, none where nothing could be said; revenue without a fixed term names no contract.
create table kept_forecasts (
  id $id,
  made_on text not null unique,
  recorded_at bigint not null,
  correlation_e9 bigint not null
);
create table kept_dues (
  id $id,
  kept_forecast_id bigint not null references kept_forecasts (id),
  account_id bigint not null references account_keys (id),
  contract_id bigint references contract_keys (id),
  due_on text not null,
  amount_e8 bigint not null,
  chance_e9 bigint,
  low_e9 bigint,
  high_e9 bigint
);
create index kept_dues_forecast on kept_dues (kept_forecast_id, due_on);
create index kept_dues_account on kept_dues (account_id);
-- What somebody says of a renewal. Append-only: a later one of the same author about the same renewal stands for it.
create table renewal_calls (
  id $id,
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
create index renewal_calls_account on renewal_calls (account_id, id);
