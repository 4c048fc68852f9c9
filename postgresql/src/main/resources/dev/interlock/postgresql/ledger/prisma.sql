-- Prisma, after sql-schema-connector.

-- create
CREATE TABLE _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0);

-- read
SELECT migration_name,
  CASE WHEN rolled_back_at IS NOT NULL THEN 'undone'
    WHEN finished_at IS NULL THEN 'failed'
    ELSE 'applied' END,
  checksum, (extract(epoch FROM started_at) * 1000)::bigint
FROM :table ORDER BY started_at, finished_at;

-- apply
INSERT INTO :table (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
VALUES (gen_random_uuid()::text, :checksum, clock_timestamp(), :id, transaction_timestamp(), 1);

-- undo
UPDATE :table SET rolled_back_at = clock_timestamp()
WHERE migration_name = :id AND rolled_back_at IS NULL;
