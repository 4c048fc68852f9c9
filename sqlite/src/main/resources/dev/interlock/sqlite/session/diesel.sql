-- Diesel, after setup_migration_table.sql.

-- create
CREATE TABLE __diesel_schema_migrations (
  version VARCHAR(50) PRIMARY KEY NOT NULL,
  run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP);

-- read
SELECT version, 'applied', NULL FROM :table ORDER BY version;
