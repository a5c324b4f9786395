-- What an account pays today, so that lists can be sorted and summed by it: a projection of the revenue facts, written again when they change or the day turns.
create table account_revenue (
  account_id bigint not null primary key references account_keys (id),
  status text not null,
  mrr_e8 bigint not null,
  change_e8 bigint not null,
  first_paid text,
  last_change text,
  spark text not null,
  unpriced text
);
