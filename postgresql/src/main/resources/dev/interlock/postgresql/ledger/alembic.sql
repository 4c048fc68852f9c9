-- Alembic, after alembic/runtime/migration.py. One row for each head of what is applied: `apply` adds one, `undo` removes one.

-- create
CREATE TABLE :table (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));

-- read
SELECT version_num::text, 'applied', NULL, NULL::bigint FROM :table ORDER BY version_num;

-- apply
INSERT INTO :table (version_num) SELECT :id WHERE NOT EXISTS (SELECT FROM :table WHERE version_num = :id);

-- undo
DELETE FROM :table WHERE version_num = :id;
