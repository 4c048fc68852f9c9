-- Only through the direct URL: a pooler in transaction mode forgets the settings at each border.
SET search_path = books, public;
SET ROLE interlock_campaign;
SET timezone = 'Asia/Tokyo';
CREATE TABLE visit (id integer, at timestamptz);
CREATE INDEX CONCURRENTLY visit_at ON visit (at);
-- Owner, schema and zone are those of the settings, after each border of transactions.
CREATE TABLE note (id integer);
INSERT INTO visit VALUES (1, '2024-01-01 00:00');
DROP INDEX CONCURRENTLY visit_at;
INSERT INTO visit VALUES (2, '2024-01-01 00:00');
CREATE INDEX CONCURRENTLY visit_at ON visit (at, id);
RESET ROLE;
INSERT INTO happened VALUES ('V7.1');
