CREATE TABLE IF NOT EXISTS notes (words text);
INSERT INTO notes VALUES ('first');
