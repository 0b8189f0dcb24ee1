-- What a take-down must find, and what must not come back with the next delivery. docs/decisions/0026.

-- Where the originals lie of records that made no snapshot, because they said what was known. Read rarely, and as a whole: an index would be
-- paid for by every load.
create table restated (
  entry  uuid not null,
  batch  bigint not null,
  chunk  int not null,
  place  int not null
);

-- What was taken down: applied to every statement about the entry from then on.
create table erasure (
  entry  uuid not null,
  name   bytea not null,                      -- keyed hash of a folded name of the party; empty: the whole entry
  words  smallint not null,                   -- in the name
  parts  smallint not null,
  basis  text not null,
  at     timestamptz not null,
  primary key (entry, name)
);

insert into erasure (entry, name, words, parts, basis, at)
select e.id, '', 0, 15, coalesce(t.basis, ''), coalesce(t.at, now()) from entry e
left join lateral (select basis, at from tombstone where entry = e.id order by at desc limit 1) t on true where e.visibility = 3;

-- The key of those hashes: two registers give one name different ones.
create table erasure_key (
  only_row boolean primary key default true check (only_row),
  key      bytea not null default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
);
insert into erasure_key default values;

-- The package as delivered holds what was taken down: no copy of it is kept.
alter table package add column unkept boolean not null default false;

-- Files that only an entry taken down may have named: destroyed when no load is under way that could name them again.
create table doomed_file (
  sha256 bytea primary key
);
