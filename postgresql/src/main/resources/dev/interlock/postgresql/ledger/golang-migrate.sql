-- golang-migrate, after database/postgres/postgres.go. One row: the last version.

-- create
CREATE TABLE schema_migrations (version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL);

-- read
SELECT version::text, CASE WHEN dirty THEN 'dirty' ELSE 'applied' END, NULL, NULL::bigint FROM :table;

-- apply
DELETE FROM :table;
INSERT INTO :table (version, dirty) VALUES (:id, false);

-- undo
DELETE FROM :table;
INSERT INTO :table (version, dirty) SELECT nullif(:before, '')::bigint, false WHERE :before <> '';
