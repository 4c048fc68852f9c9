-- dbmate, after pkg/driver/sqlite/sqlite.go. Rails has the same table, with the same meaning.

-- create
CREATE TABLE schema_migrations (version varchar(128) PRIMARY KEY);

-- read
SELECT version, 'applied', NULL FROM :table ORDER BY version;
