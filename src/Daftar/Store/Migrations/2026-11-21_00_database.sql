-- What has been done to this database, and which database it is.
create table migration (
  name text collate "C" primary key,
  checksum bytea not null check (octet_length(checksum) = 32),
  applied_at timestamptz not null default now()
);
comment on table migration is 'One row per applied migration file; checksum is the SHA-256 of its text';

-- An index folder or a backup names the database it belongs to by this id; it never changes.
create table database_identity (
  only_row boolean primary key default true check (only_row),
  id uuid not null default gen_random_uuid(),
  made_at timestamptz not null default now()
);
insert into database_identity default values;
