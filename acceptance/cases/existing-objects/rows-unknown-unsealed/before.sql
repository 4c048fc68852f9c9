CREATE TABLE notes (words text);
INSERT INTO notes VALUES ('live');
