-- sqlx, after sqlx-sqlite/src/migrate.rs.

-- create
CREATE TABLE _sqlx_migrations (
  version BIGINT PRIMARY KEY,
  description TEXT NOT NULL,
  installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  success BOOLEAN NOT NULL,
  checksum BLOB NOT NULL,
  execution_time BIGINT NOT NULL);

-- read
SELECT version, iif(success, 'applied', 'failed'), lower(hex(checksum)) FROM :table ORDER BY version;
