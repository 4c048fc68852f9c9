#!/usr/bin/env bash
# usage: tables.sh COUNT
# Writes the statements of a schema of COUNT tables, similar to those of applications: ten columns, six of them with a
# default, a primary key, a unique and a foreign key, a check, an index, two comments; every tenth table has an
# index on an expression and a partial one, every fiftieth a view, every hundredth a function.
set -eu
count=$1

echo "SET client_min_messages = warning;"
echo "BEGIN;"
echo "CREATE TYPE mood AS ENUM ('low', 'high');"
for ((i = 1; i <= count; i++)); do
  before=$((i > 1 ? i - 1 : 1))
  cat <<SQL
CREATE TABLE "order$i" (id bigserial PRIMARY KEY, email varchar(255) NOT NULL UNIQUE, name text NOT NULL,
  amount numeric(12,2) DEFAULT 0 NOT NULL, mood mood DEFAULT 'low', tags text[], notes jsonb DEFAULT '{}',
  parent bigint REFERENCES "order$before" ON DELETE CASCADE, created_at timestamptz DEFAULT now() NOT NULL,
  active boolean DEFAULT true, CONSTRAINT amount_$i CHECK (amount >= $((i % 10))));
CREATE INDEX ON "order$i" (parent);
COMMENT ON TABLE "order$i" IS 'Table $i'; COMMENT ON COLUMN "order$i".email IS 'Where to write';
SQL
  if ((i % 10 == 0)); then
    echo "CREATE INDEX by_name_$i ON \"order$i\" (lower(name)); CREATE INDEX ON \"order$i\" (name) WHERE active;"
  fi
  if ((i % 50 == 0)); then
    echo "CREATE VIEW view$i AS SELECT a.id, b.email FROM \"order$i\" a JOIN \"order$before\" b ON a.parent = b.id;"
  fi
  if ((i % 100 == 0)); then
    echo "CREATE FUNCTION f$i(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a + $i';"
  fi
done
echo "COMMIT;"
