-- One row is one statement about one survey answer. A later recorded_at (then a later id) of the same answer_key supersedes.
-- Moments are canonical text: 2024-01-05 or 2024-01-05T10:00:00.000000Z. Numbers are canonical decimal text. Who answered may be erased later, and the comment with them; "noted_as" is the entry on the timeline.
create table survey_answer_facts (
  id $id,
  answer_key text not null,
  response_id text,
  account_id bigint not null references account_keys (id),
  contact text,
  contact_key text,
  instrument text not null,
  scale_min text not null,
  scale_max text not null,
  score text not null,
  answered_at text not null,
  comment text,
  phase text,
  segment text,
  extra text,
  recorded_at bigint not null,
  import_id bigint,
  noted_as bigint,
  digest bigint not null
);
create index survey_answer_facts_answer on survey_answer_facts (answer_key, recorded_at);
create index survey_answer_facts_account on survey_answer_facts (account_id);
create index survey_answer_facts_contact on survey_answer_facts (contact_key) where contact_key is not null;
create index survey_answer_facts_source on survey_answer_facts (import_id) where import_id is not null;
