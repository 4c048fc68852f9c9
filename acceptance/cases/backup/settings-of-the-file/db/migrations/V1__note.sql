CREATE SCHEMA app;
CREATE TABLE app.note (id integer PRIMARY KEY, at timestamptz, span interval, raw bytea);
INSERT INTO app.note VALUES (1, '2025-03-30 01:30+01', '1 mon 2 days 03:04', '\xdead');
