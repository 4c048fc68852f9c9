-- sqlx, after sqlx-postgres/src/migrate.rs.

-- create
CREATE TABLE _sqlx_migrations (
  version bigint PRIMARY KEY,
  description text NOT NULL,
  installed_on timestamptz NOT NULL DEFAULT now(),
  success boolean NOT NULL,
  checksum bytea NOT NULL,
  execution_time bigint NOT NULL);

-- read
SELECT version::text, CASE WHEN success THEN 'applied' ELSE 'failed' END,
  encode(checksum, 'hex'), (extract(epoch FROM installed_on) * 1000)::bigint
FROM :table ORDER BY version;

-- apply
INSERT INTO :table (version, description, success, checksum, execution_time)
VALUES (:id, :description, true, decode(:checksum, 'hex'),
  (extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000000000)::bigint);

-- undo
DELETE FROM :table WHERE version = :id;
