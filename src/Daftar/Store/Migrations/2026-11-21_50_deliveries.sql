-- What a full extraction names is kept by package: two authorities may call their deliveries by one id, and must not be judged together.
alter table delivery_seen rename to delivery_seen_by_id;
alter table delivery_seen_by_id rename constraint delivery_seen_pkey to delivery_seen_by_id_pkey;
create table delivery_seen (
  package    bigint not null,
  entry      uuid not null,
  from_owner boolean not null,                -- said by the entry's own office, not by another that exchanges
  primary key (package, entry)
);
-- Deliveries under way keep what they have named so far, each authority of an id with a copy.
insert into delivery_seen
select p.id, d.entry, coalesce(p.authority, c.office) = c.office
from delivery_seen_by_id d
  join (select coalesce(delivery, 'package ' || id) as delivery, max(id) as id, authority from package where kind = 1 group by 1, authority) p on p.delivery = d.delivery
  join entry e on e.id = d.entry join collection c on c.id = e.collection;
drop table delivery_seen_by_id;

-- The right that is declared decides how records are read: the same bytes declared for another right are another package.
drop index package_content;
create unique index package_content on package (sha256, coalesce(authority, ''), coalesce(delivery, ''), coalesce("right", 0));

-- When the latest statement of a package was produced: what was said of an entry later than its extraction was made is not omitted by it.
alter table package add column produced timestamptz;

-- A delivery is the packages that carry its id; nothing was ever written here.
drop table delivery;
