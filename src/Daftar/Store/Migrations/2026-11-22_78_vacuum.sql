-- These tables are filled by COPY and read through their keys, never from an index alone: visiting every page again behind a load (PostgreSQL 13 and later do, for each
-- fifth of growth) gives them nothing and took as much of the processor as the load itself at a million entries. Rows that were changed or deleted are vacuumed as ever.
alter table entry set (autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_scale_factor = 0.5);
alter table identifier set (autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_scale_factor = 0.5);
alter table snapshot set (autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_scale_factor = 0.5);
alter table chunk set (autovacuum_vacuum_insert_threshold = -1, autovacuum_analyze_scale_factor = 0.5);

-- No question asks for a value of these.
alter table snapshot alter payload set statistics 0, alter words set statistics 0, alter made_of set statistics 0, alter salt set statistics 0, alter digest set statistics 0,
  alter link set statistics 0;
alter table chunk alter data set statistics 0, alter sha256 set statistics 0;
alter table entry alter statements set statistics 0, alter link set statistics 0;
