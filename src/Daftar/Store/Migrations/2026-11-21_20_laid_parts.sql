-- Which parts of a statement were laid over the state when it came: of its scope, those on which nothing newer was known. Reading again
-- replays the statements with them, because times restated since would give another answer. Null: not kept yet when the snapshot was made.
alter table snapshot add column laid_fully smallint, add column laid_partly smallint;
