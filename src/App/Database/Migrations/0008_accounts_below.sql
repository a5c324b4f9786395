-- Who lies below an account is asked each time that an account goes: without this, by looking at every account.
create index accounts_below on accounts (parent_id) where parent_id is not null;
