-- When somebody last spoke or wrote with each account is asked of all accounts at once.
create index activities_touching on activities (account_id, logged_for, happened_at) where kind in ('call', 'meeting', 'mail') and archived_at is null and taken_back_at is null;
