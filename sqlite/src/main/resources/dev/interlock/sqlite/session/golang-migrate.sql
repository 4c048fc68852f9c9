-- golang-migrate, after database/sqlite3/sqlite3.go. One row: the last version.

-- create
CREATE TABLE schema_migrations (version uint64, dirty bool);
CREATE UNIQUE INDEX version_unique ON schema_migrations (version);

-- read
SELECT version, iif(dirty, 'dirty', 'applied'), NULL FROM :table;
