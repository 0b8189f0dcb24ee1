-- Keys of numbers that follow each other lie beside each other (docs/decisions/0053-keys-beside-each-other.md): as EntryKey makes them. Entries keep the ids they have.
alter table identifier drop constraint identifier_pkey;
update identifier set key = (
  lpad(to_hex(case when length(office) >= 2 then (((ascii(substr(office, 1, 1)) & 31) << 5) | (ascii(substr(office, 2, 1)) & 31)) << 6 else 0 end | (("right" & 7) << 3) | (numbers & 7)), 4, '0')
  || lpad(to_hex(rpad(left(ltrim(regexp_replace(folded, '[^0-9]', '', 'g'), '0'), 9), 9, '0')::bigint << 2), 8, '0')
  || substr(encode(sha256(convert_to(office, 'UTF8') || decode(lpad(to_hex("right"::int), 2, '0') || lpad(to_hex(numbers::int), 2, '0') || '00', 'hex') || convert_to(folded, 'UTF8')), 'hex'), 1, 20)
)::uuid;
alter table identifier add primary key (key);
