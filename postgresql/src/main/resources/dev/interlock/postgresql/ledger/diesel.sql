-- Diesel, after setup_migration_table.sql.

-- create
CREATE TABLE __diesel_schema_migrations (
  version varchar(50) PRIMARY KEY NOT NULL,
  run_on timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP);

-- read
SELECT version::text, 'applied', NULL, (extract(epoch FROM run_on) * 1000)::bigint
FROM :table ORDER BY version;

-- apply
INSERT INTO :table (version) VALUES (:id);

-- undo
DELETE FROM :table WHERE version = :id;
