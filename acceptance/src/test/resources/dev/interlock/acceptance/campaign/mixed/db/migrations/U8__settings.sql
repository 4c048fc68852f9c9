SET search_path = books, public;
DROP TABLE entry;
INSERT INTO happened VALUES ('U8');
