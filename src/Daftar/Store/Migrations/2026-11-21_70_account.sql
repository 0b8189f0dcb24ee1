-- What could not be read of a package, to its end or at all: files, documents and zips inside. With any of it nobody knows what else the package holds.
alter table package add column unread bigint not null default 0;
-- Of the entries a full extraction omits, those taken as deleted by the office because of it; null: removing was not asked for, or refused.
alter table package add column removed bigint;

update package p set unread = f.count
from (
  select package, count(*) as count from finding
  where ordinal is null and code in ('ZIP-UNREADABLE', 'ZIP-TOO-DEEP', 'ZIP-RATIO', 'FILE-UNREADABLE', 'DOCUMENT-UNRECOGNISED', 'XML-NO-ELEMENT', 'XML-CUT-SHORT')
  group by package) f
where f.package = p.id;
update package set state = 3 where state = 2 and unread > 0;
update package p set removed = b.count
from (select package, sum(entries) as count from journal_batch where cause = 6 group by package) b
where b.package = p.id;
