-- Flyway, after SQLiteDatabase and JdbcTableSchemaHistory.

-- create
CREATE TABLE flyway_schema_history (
  installed_rank INT NOT NULL PRIMARY KEY,
  version VARCHAR(50),
  description VARCHAR(200) NOT NULL,
  type VARCHAR(20) NOT NULL,
  script VARCHAR(1000) NOT NULL,
  checksum INT,
  installed_by VARCHAR(100) NOT NULL,
  installed_on TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')),
  execution_time INT NOT NULL,
  success BOOLEAN NOT NULL);
CREATE INDEX flyway_schema_history_s_idx ON flyway_schema_history (success);

-- read
SELECT coalesce(version, script),
  CASE WHEN NOT success THEN 'failed'
    WHEN type LIKE '%BASELINE' THEN 'baseline'
    WHEN type LIKE 'UNDO%' OR type = 'DELETE' THEN 'undone'
    ELSE 'applied' END,
  checksum
FROM :table WHERE type <> 'SCHEMA' ORDER BY installed_rank;
