-- How each contract stands today, and the days that come next: kept in step with the facts and the day, and made again at any time.
create table contract_days (
  contract_id bigint not null primary key,
  account_id bigint not null,
  state text not null,
  renewal_on text,
  notice_on text,
  auto_renews boolean not null
);
create index contract_days_account on contract_days (account_id, renewal_on);
