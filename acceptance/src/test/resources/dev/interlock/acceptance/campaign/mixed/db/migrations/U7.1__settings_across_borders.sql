SET search_path = books, public;
DROP INDEX CONCURRENTLY visit_at;
DROP TABLE visit;
DROP TABLE note;
INSERT INTO happened VALUES ('U7.1');
