-- Of which collections a package holds records, so that its account is told wherever they all are. Office '': of one that nobody can say, because a record could not be read.
create table package_collection (
  package bigint not null,
  office  text collate "C" not null,
  "right" smallint not null,
  primary key (package, office, "right")
);
insert into package_collection (package, office, "right")
select s.package, c.office, c."right" from (select distinct s.package, e.collection from snapshot s join entry e on e.id = s.entry) s join collection c on c.id = s.collection
union select r.package, c.office, c."right" from (select distinct b.package, e.collection from restated r join journal_batch b on b.number = r.batch join entry e on e.id = r.entry) r join collection c on c.id = r.collection
  where r.package is not null
union select d.package, c.office, c."right" from (select distinct d.package, e.collection from delivery_seen d join entry e on e.id = d.entry) d join collection c on c.id = d.collection
union select id, '', 0::smallint from package where set_aside > 0;

-- Records of a full extraction were released, and what it omits is still to be counted anew: a release may be killed in between.
alter table package add column judge_again boolean not null default false;
