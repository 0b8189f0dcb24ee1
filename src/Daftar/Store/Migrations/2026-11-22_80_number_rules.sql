-- By which rules the numbers in identifier were folded: a new version of an office's number forms folds them anew (FoldAnew). No row: by those before there were any.
create table number_rules (
  only_row boolean primary key default true check (only_row),
  version  text collate "C" not null
);
