-- While the index in the database is made from the start of the journal it holds states of the register that never were, and answers nothing: percent done, null once it is whole.
alter table search_state add column building smallint;
