ALTER TABLE legacy ADD COLUMN due date;
