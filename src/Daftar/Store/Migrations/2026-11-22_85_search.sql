-- The search index that PostgreSQL keeps where the setting search.engine says so; empty otherwise. A projection of the journal like the folder of the
-- embedded engine: it may be emptied at any time and is then made anew. On Citus: search_entry by entry, search_word by word, the others as they are.

-- Which journal is followed and how far; committed together with the rows.
create table search_state (
  only_row   boolean primary key default true check (only_row),
  fields     text collate "C",
  cursor     text collate "C",
  generation bigint not null default 0
);
insert into search_state default values;

create table search_entry (
  entry  uuid primary key,
  terms  tsvector not null,     -- words by field, whole values, dates: see Search/Postgres/Lexemes.cs
  facets bigint[] not null,     -- 0 and the numbers of the values that are counted
  dates  integer[] not null,    -- of each field of dates that hits are ordered by the first, as yyyymmdd
  keys   text[] collate "C" not null,  -- of each other field that hits are ordered by the first
  stored bytea not null,        -- what a hit shows
  places bytea                  -- of all words, where a tsvector cannot hold them: too far behind or too many
);
-- What is counted and ordered stays in the row; the rest is read only for hits, so that many rows are looked through fast.
alter table search_entry alter column facets set storage main, alter column dates set storage main, alter column keys set storage main;
alter table search_entry set (toast_tuple_target = 128, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
create index search_entry_terms on search_entry using gin (terms);
create index search_entry_long on search_entry using gin (terms) where places is not null;

-- Every distinct word (field -1) and whole value (by field). One that no entry has any more stays: it finds nothing.
create table search_word (
  word  text collate "C" not null,
  field smallint not null,
  slots bigint not null,           -- fields a word stands in, one bit each
  sound text collate "C",
  primary key (field, word)
);
-- Patterns are looked for among the distinct words. Trusted: the owner of a database may create it; a server without its contrib package looks through all words.
do $$
begin
  if exists (select from pg_available_extensions where name = 'pg_trgm') then
    create extension if not exists pg_trgm;
    create index search_word_pattern on search_word using gin (word gin_trgm_ops) where field = -1;
  end if;
end $$;
create index search_word_sound on search_word (sound) where sound is not null;

-- Values that are counted, and how they are written; the number is in search_entry.facets.
create table search_value (
  id      bigint primary key,
  field   smallint not null,
  key     text collate "C" not null,
  display text collate "C" not null
);
create index search_value_key on search_value (field, key);
