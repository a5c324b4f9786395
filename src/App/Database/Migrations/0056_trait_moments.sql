-- Which trait it was that said so, and when: of two groups or users that are one record the later word stands, in whatever order they are looked at.
alter table trait_values add column trait text not null default '';
alter table trait_values add column told_at bigint not null default 0;
