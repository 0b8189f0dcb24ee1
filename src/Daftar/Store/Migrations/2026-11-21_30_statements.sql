-- What each statement said by itself, where the state it left says more or less; and the snapshots whose statements a state was made of, where
-- it was not simply laid over the state before (entry and number, 20 bytes each). With them the state does not depend on the order of arrival.
alter table snapshot add column words bytea, add column made_of bytea;
alter table snapshot alter words set storage external;

-- Parts on which a statement's word is complete are now kept apart from those it added to, and deletions govern nothing: 33 bytes, before 31.
update entry e set statements = coalesce((
  select string_agg(
    int2le.fully || int2le.partly || substring(p.piece from 3 for 28)
      || set_byte('\x00', 0, get_byte(p.piece, 30) + case when s.kind = 7 then 2 else 0 end), ''::bytea order by p.i)
  from (select i, substring(e.statements from i * 31 + 1 for 31) as piece from generate_series(0, octet_length(e.statements) / 31 - 1) i) p
  left join snapshot s on s.entry = e.id and s.number = get_byte(p.piece, 26) + 256 * get_byte(p.piece, 27) + 65536 * get_byte(p.piece, 28)
  cross join lateral (select get_byte(p.piece, 0) + 256 * get_byte(p.piece, 1) as governs) g
  cross join lateral (select case when s.kind = 7 then 0 else g.governs & coalesce(s.laid_fully, 1023) end as said) f
  -- a word on texts is complete only with a complete list of publications (32, 64)
  cross join lateral (select case when f.said & 32 = 0 then f.said & ~64 else f.said end as fully) c
  cross join lateral (select set_byte(set_byte('\x0000', 0, c.fully & 255), 1, c.fully >> 8) as fully,
    set_byte(set_byte('\x0000', 0, (case when s.kind = 7 then 0 else g.governs & ~c.fully end) & 255), 1, (case when s.kind = 7 then 0 else g.governs & ~c.fully end) >> 8) as partly) int2le
), ''::bytea) where octet_length(e.statements) > 0;

-- The next day on which the public sees more of an entry though nobody says anything: a publication announced for it, a deferment that ends.
alter table entry add column next_public date;
create index entry_next_public on entry (next_public) where next_public is not null;

-- Entries that were joined are found from the one they were joined to.
create index entry_merged_into on entry (merged_into) where merged_into is not null;
