-- Entries that were joined by a wrong number and split again: no record joins them a second time.
create table kept_apart (
  one   uuid not null,
  other uuid not null,
  at    timestamptz not null,
  primary key (one, other)
);
