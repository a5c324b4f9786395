-- Who looks after an account: one owner and any number of co-owners, by their mail addresses as they are compared.
alter table accounts add column co_owners text not null default '[]';
alter table accounts add column other_domains text not null default '[]';
alter table accounts add column archived boolean not null default false;

create table account_team (
  account_id bigint not null,
  email_key text not null,
  part text not null,
  primary key (email_key, account_id)
);
create index account_team_account on account_team (account_id);
insert into account_team select id, lower(owner_email), 'owner' from accounts where owner_email is not null;

-- Every custom field's value once more, as it is searched and compared: a number scaled by 1e8 or a day where it reads as one.
create table account_custom (
  account_id bigint not null,
  field text not null,
  text_key text not null,
  number_e8 bigint,
  day text,
  primary key (account_id, field)
);
create index account_custom_text on account_custom (field, text_key);
create index account_custom_number on account_custom (field, number_e8);

-- What a relationship map needs to know of a contact.
alter table contacts add column title text;
alter table contacts add column phone text;
alter table contacts add column bounce text not null default 'none';
alter table contacts add column influence text;
alter table contacts add column stance text;
alter table contacts add column left_on text;
alter table contacts add column archived boolean not null default false;
