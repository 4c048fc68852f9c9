SET search_path = books, public;
SET ROLE interlock_campaign;
SET timezone = 'Asia/Tokyo';
CREATE TABLE entry (id integer, at timestamptz);
-- Owner, schema and zone are those of the settings.
INSERT INTO entry VALUES (1, '2024-01-01 00:00');
RESET ROLE;
INSERT INTO happened VALUES ('V8');
