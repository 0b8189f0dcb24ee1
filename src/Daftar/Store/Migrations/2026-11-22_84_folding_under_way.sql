-- Rules the numbers are being brought to: from the first page on nothing is loaded under any others, though the folding be interrupted. Null: all are folded by version.
alter table number_rules add column target text collate "C";

-- Rules that held before, until another process brought the register to others.
create table number_rules_before (
  version text collate "C" primary key,
  until   timestamptz not null
);

-- Pairs whose number is one by the rules of today, and that were left two when the numbers were folded anew: somebody looks which is right.
create table left_apart (
  one    uuid not null,
  other  uuid not null,
  number text not null,
  at     timestamptz not null,
  primary key (one, other)
);

-- They are findings of both entries, open until one of the two is gone.
create or replace view entry_finding as
select g.entry, g.code, g.path, g.severity, g.first_seen, g.last_seen, g.times, g.snapshot,
  (select min(c.learnt) from snapshot c
   where c.entry = g.entry and c.number > g.snapshot and c.outcome in (1, 2) and (s.scope_fully & ~c.scope_fully) = 0) as closed
from (
  select f.entry, f.code, coalesce(f.path, '') as path, max(f.severity) as severity, min(p.arrived) as first_seen, max(p.arrived) as last_seen, count(*) as times, max(f.snapshot) as snapshot
  from finding f join package p on p.id = f.package
  where f.entry is not null
  group by f.entry, f.code, coalesce(f.path, '')) g
left join snapshot s on s.entry = g.entry and s.number = g.snapshot
union all
select e.id, 'NUMBER-LEFT-APART' collate "C", 'identifierBag', 2::smallint, l.at, l.at, 1, e.current, null
from left_apart l join entry a on a.id = l.one join entry b on b.id = l.other join entry e on e.id in (l.one, l.other)
where a.merged_into is null and b.merged_into is null and not a.deleted and not b.deleted and a.visibility <> 3 and b.visibility <> 3;
