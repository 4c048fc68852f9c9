ALTER TABLE absent ADD COLUMN id int;
