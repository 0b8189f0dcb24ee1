-- When the package was compared with what the register held: checks of the collection. What was loaded before there were any is not judged afterwards.
alter table package add column compared timestamptz;
update package set compared = coalesce(finished, arrived) where state in (2, 3);

-- How often the fields of whole records were filled, so that the next package of the office can be compared.
create table package_fill (
  package  bigint not null,
  "right"  smallint not null,
  field    text collate "C" not null,
  records  bigint not null,
  filled   bigint not null,
  primary key (package, "right", field)
);

create index finding_entry on finding (entry, code) where entry is not null;

-- Findings by the entry they concern, with first and last day seen. One is closed by the first later state of the entry that speaks of at least the same parts and does not
-- show it again: that is the corrected record.
create view entry_finding as
select g.entry, g.code, g.path, g.severity, g.first_seen, g.last_seen, g.times, g.snapshot,
  (select min(c.learnt) from snapshot c
   where c.entry = g.entry and c.number > g.snapshot and c.outcome in (1, 2) and (s.scope_fully & ~c.scope_fully) = 0) as closed
from (
  select f.entry, f.code, coalesce(f.path, '') as path, max(f.severity) as severity, min(p.arrived) as first_seen, max(p.arrived) as last_seen, count(*) as times, max(f.snapshot) as snapshot
  from finding f join package p on p.id = f.package
  where f.entry is not null
  group by f.entry, f.code, coalesce(f.path, '')) g
left join snapshot s on s.entry = g.entry and s.number = g.snapshot;
