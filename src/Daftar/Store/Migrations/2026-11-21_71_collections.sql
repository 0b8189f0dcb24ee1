-- Whose a collection is and what may be done with it: kept with it as the office files say, so that every door asks the same place.
alter table collection add column authority text collate "C";
alter table collection add column authority_name text;
alter table collection add column show boolean not null default true;
alter table collection add column copy_one boolean not null default false;
alter table collection add column copy_bulk boolean not null default false;
alter table collection add column pass_on boolean not null default false;
alter table collection add column alter_data boolean not null default false;
alter table collection add column licence text;
