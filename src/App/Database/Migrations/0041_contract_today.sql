-- Each contract as it stands today, with what is paid under it, so that the list of contracts can be filtered, sorted and summed: kept in step with the facts, the options and the day, and made again at any time.
create table contract_today (
  contract_id bigint not null primary key,
  account_id bigint not null,
  state text not null,
  term_from text not null,
  term_to text,
  renewal_on text,
  notice_by text,
  mrr_e8 bigint not null
);
create index contract_today_renewal on contract_today (coalesce(renewal_on, '9999-12-31'), contract_id);
create index contract_today_mrr on contract_today (mrr_e8, contract_id);
