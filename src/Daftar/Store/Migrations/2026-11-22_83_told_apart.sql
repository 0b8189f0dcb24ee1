-- Entries that share a number and are two by the word of their office, which told that one came out of the other: a record that gives both numbers is laid onto the entry of its application.
alter table kept_apart add column told boolean not null default false;
