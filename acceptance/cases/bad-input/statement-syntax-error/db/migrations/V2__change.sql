ALTER TABLE tasks ADD COLUMN done boolean;
ALTER TABLE tasks ADD COLUM due date;
