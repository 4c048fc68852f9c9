-- dbmate, after pkg/driver/postgres/postgres.go. Rails has the same table, with the same meaning.

-- create
CREATE TABLE schema_migrations (version varchar PRIMARY KEY);

-- read
SELECT version::text, 'applied', NULL, NULL::bigint FROM :table ORDER BY version;

-- apply
INSERT INTO :table (version) VALUES (:id);

-- undo
DELETE FROM :table WHERE version = :id;
