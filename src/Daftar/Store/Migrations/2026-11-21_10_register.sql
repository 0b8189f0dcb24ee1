-- The register. Decisions 1 to 9 of docs/decisions: slim rows, one payload per snapshot, journal batches on the changed rows.
-- Nothing here has a foreign key into the large tables: every row of a batch is written by one transaction that holds the journal lock.

-- A collection is what one authority keeps of one right; terms hang on it.
create table collection (
  id         smallint generated always as identity primary key,
  office     text collate "C" not null,
  "right"    smallint not null,
  unique (office, "right")
);

create table delivery (
  id         text collate "C" primary key,
  started    timestamptz not null,
  completed  timestamptz,
  expected_packages int
);

create table package (
  id          bigint generated always as identity primary key,
  name        text not null,
  location    text not null,
  sha256      bytea not null,
  bytes       bigint not null,
  kind        smallint not null,              -- 0 not said, 1 full extraction, 2 update
  authority   text collate "C",
  "right"     smallint,
  delivery    text collate "C",
  last        boolean not null default false,
  arrived     timestamptz not null,           -- learnt, for every record in it
  state       smallint not null,              -- 0 arrived, 1 loading, 2 loaded, 3 loaded with findings, 4 stopped
  done        bigint not null default 0,      -- records of it already in the register: where an interrupted load goes on
  received    bigint not null default 0,
  new         bigint not null default 0,
  changed     bigint not null default 0,
  unchanged   bigint not null default 0,
  older       bigint not null default 0,
  deleted     bigint not null default 0,
  duplicate   bigint not null default 0,
  held        bigint not null default 0,
  set_aside   bigint not null default 0,
  omitted     bigint,
  files_named bigint not null default 0,
  files_arrived bigint not null default 0,
  files_missing bigint not null default 0,
  files_unreferenced bigint,
  referenced  bytea,                          -- while loading: files named so far, one bit each
  demonstration boolean not null default false,
  seconds     double precision,
  finished    timestamptz,
  message     text
);
create unique index package_content on package (sha256, coalesce(authority, ''), coalesce(delivery, ''));

create table journal_batch (
  number     bigint primary key,
  committed  timestamptz not null,
  cause      smallint not null,               -- 1 load, 2 embargo ended, 3 taken down, 4 read again, 5 merged or split, 6 omitted from a full extraction
  package    bigint,
  entries    int not null
);

create table entry (
  id           uuid primary key,
  collection   smallint not null,
  "right"      smallint not null,
  status       smallint not null,
  visibility   smallint not null,             -- 0 public, 1 unpublished, 2 restricted, 3 taken down
  deleted      boolean not null,              -- by the office
  demonstration boolean not null,
  batch        bigint not null,               -- journal batch of the last change
  snapshots    int not null,                  -- number of the last snapshot
  current      int not null,                  -- number of the snapshot shown
  filing       int not null,                  -- yyyymmdd, 0 unknown
  registration int not null,
  publications smallint not null,
  identifiers  smallint not null,
  applicant    bigint not null,               -- hash of the folded name of the first applicant, 0 unknown
  title        bigint not null,
  public_from  date,
  merged_into  uuid,
  statements   bytea not null,                -- what was said by whom and when about which part
  link         bytea not null                 -- head of the evidence chain
) with (fillfactor = 85);
create index entry_journal on entry (batch, id);
create index entry_embargo on entry (public_from) where visibility = 1 and public_from is not null;

create table identifier (
  key      uuid primary key,                  -- of office, right, what it numbers, folded number
  entry    uuid not null,
  office   text collate "C" not null,
  "right"  smallint not null,
  numbers  smallint not null,
  folded   text collate "C" not null,
  written  text not null,
  rule     smallint not null
);

create table snapshot (
  entry        uuid not null,
  number       int not null,
  batch        bigint not null,
  package      bigint not null,
  kind         smallint not null,
  outcome      smallint not null,
  status       smallint not null,
  scope_fully  smallint not null,
  scope_partly smallint not null,
  produced     timestamptz not null,
  produced_from smallint not null,
  learnt       timestamptz not null,
  in_law       int not null,                  -- yyyymmdd, 0 unknown
  provider     text collate "C" not null,
  fingerprint  bytea not null,
  fingerprint_rule smallint not null,
  dialect      text collate "C" not null,
  reader       smallint not null,
  chunk        int not null,                  -- original: chunk of this batch, and place in it
  place        int not null,
  salt         bytea,                         -- destroyed by a take-down
  digest       bytea not null,                -- SHA-256 of salt and original
  link         bytea not null,                -- SHA-256 of the link before and this digest, number and times
  payload      bytea,                         -- the state, JSON after ST.97, compressed; destroyed by a take-down
  primary key (entry, number)
) with (toast_tuple_target = 8160, autovacuum_vacuum_insert_scale_factor = 0.5);
alter table snapshot alter payload set storage external;

create table chunk (
  batch    bigint not null,
  number   int not null,
  package  bigint not null,
  records  int not null,
  bytes    int not null,                      -- before compression
  sha256   bytea not null,                    -- of the bytes before compression, as delivered
  data     bytea not null,
  primary key (batch, number)
) with (toast_tuple_target = 8160);
alter table chunk alter data set storage external;

create table tombstone (
  entry    uuid not null,
  number   int not null,                      -- snapshot
  basis    text not null,
  scope    text not null,
  at       timestamptz not null,
  primary key (entry, number, at)
);

-- Records taken in but not laid into the register: held for want of a mandate, or set aside for what a finding says.
create table waiting (
  package  bigint not null,
  ordinal  bigint not null,
  outcome  smallint not null,                 -- 7 held, 8 set aside
  reason   text not null,
  batch    bigint not null,
  chunk    int not null,
  place    int not null,
  primary key (package, ordinal)
);

create table finding (
  package  bigint not null,
  ordinal  bigint,                            -- record in the package, null for the package itself
  code     text collate "C" not null,
  severity smallint not null,
  entry    uuid,
  snapshot int,
  number   text,
  file     text not null,
  line     bigint not null,
  "column" bigint not null,
  path     text,
  came     text,
  expected text not null
);
create index finding_package on finding (package, code);

create table finding_count (
  package  bigint not null,
  code     text collate "C" not null,
  severity smallint not null,
  count    bigint not null,
  primary key (package, code, severity)
);

-- Entries a full extraction spoke of: only while its delivery is under way.
create table delivery_seen (
  delivery text collate "C" not null,
  entry    uuid not null,
  primary key (delivery, entry)
);

create table file (
  sha256   bytea primary key,
  bytes    bigint not null,
  media    text not null,
  pack     int,                               -- null: a file of its own named by its hash
  at       bigint not null
);
