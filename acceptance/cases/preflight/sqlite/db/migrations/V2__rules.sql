CREATE UNIQUE INDEX item_by_email ON item (email);
ALTER TABLE item DROP COLUMN note;
ALTER TABLE item ADD COLUMN size integer NOT NULL;
