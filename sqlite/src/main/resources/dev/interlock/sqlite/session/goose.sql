-- goose, after database/dialect/sqlite3.go.

-- create
CREATE TABLE goose_db_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL,
  is_applied INTEGER NOT NULL,
  tstamp TIMESTAMP DEFAULT (datetime('now')));
INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1);

-- read
SELECT version_id, iif(is_applied, 'applied', 'undone'), NULL
FROM :table WHERE version_id > 0 ORDER BY id;
