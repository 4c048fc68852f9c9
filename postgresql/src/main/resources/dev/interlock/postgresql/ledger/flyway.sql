-- Flyway, after PostgreSQLDatabase and JdbcTableSchemaHistory.

-- create
CREATE TABLE flyway_schema_history (
  installed_rank integer NOT NULL,
  version varchar(50),
  description varchar(200) NOT NULL,
  type varchar(20) NOT NULL,
  script varchar(1000) NOT NULL,
  checksum integer,
  installed_by varchar(100) NOT NULL,
  installed_on timestamp NOT NULL DEFAULT now(),
  execution_time integer NOT NULL,
  success boolean NOT NULL);
ALTER TABLE flyway_schema_history
  ADD CONSTRAINT flyway_schema_history_pk PRIMARY KEY (installed_rank);
CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (success);

-- read
SELECT coalesce(version, script),
  CASE WHEN NOT success THEN 'failed'
    WHEN type LIKE '%BASELINE' THEN 'baseline'
    WHEN type LIKE 'UNDO%' OR type = 'DELETE' THEN 'undone'
    ELSE 'applied' END,
  checksum::text, (extract(epoch FROM installed_on) * 1000)::bigint
FROM :table WHERE type <> 'SCHEMA' ORDER BY installed_rank;

-- apply
INSERT INTO :table (installed_rank, version, description, type, script, checksum, installed_by,
  execution_time, success)
SELECT coalesce(max(installed_rank), 0) + 1, nullif(:id, ''), :description, 'SQL', :script,
  nullif(:checksum, '')::integer, current_user,
  (extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000)::integer, true
FROM :table;

-- undo
-- As flyway repair does, which makes the migration pending again. The free edition of Flyway cannot
-- read the row type of its own undo.
INSERT INTO :table (installed_rank, version, description, type, script, checksum, installed_by,
  execution_time, success)
SELECT coalesce(max(installed_rank), 0) + 1, nullif(:id, ''), :description, 'DELETE', :script,
  nullif(:checksum, '')::integer, current_user,
  (extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000)::integer, true
FROM :table;
