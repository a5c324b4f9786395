-- One row is one statement about one support ticket. A later recorded_at (then a later id) of the same ticket_id supersedes.
-- Moments and numbers as in survey_answer_facts. Who brought it may be erased later, and the subject with them.
create table ticket_facts (
  id $id,
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
create index ticket_facts_ticket on ticket_facts (ticket_id, recorded_at);
create index ticket_facts_account on ticket_facts (account_id);
create index ticket_facts_contact on ticket_facts (contact_key) where contact_key is not null;
create index ticket_facts_source on ticket_facts (import_id) where import_id is not null;
