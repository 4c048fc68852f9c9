-- Prisma, after sql-schema-connector.

-- create
CREATE TABLE _prisma_migrations (
  id TEXT PRIMARY KEY NOT NULL,
  checksum TEXT NOT NULL,
  finished_at DATETIME,
  migration_name TEXT NOT NULL,
  logs TEXT,
  rolled_back_at DATETIME,
  started_at DATETIME NOT NULL DEFAULT current_timestamp,
  applied_steps_count INTEGER UNSIGNED NOT NULL DEFAULT 0);

-- read
SELECT migration_name,
  CASE WHEN rolled_back_at IS NOT NULL THEN 'undone'
    WHEN finished_at IS NULL THEN 'failed'
    ELSE 'applied' END,
  checksum
FROM :table ORDER BY started_at, finished_at;
