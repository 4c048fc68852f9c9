#!/usr/bin/env bash
# usage: migrations.sh COUNT FOLDER
# Writes the same COUNT small migrations for each tool: a table with an index per file.
set -eu
count=$1
folder=$2
mkdir -p "$folder"/{db/migrations,dbmate,alembic/versions}

statements() {
  printf 'CREATE TABLE t%d (id bigint PRIMARY KEY, name text NOT NULL, at timestamptz DEFAULT now());\n' "$1"
  printf 'CREATE INDEX t%d_name ON t%d (name);\n' "$1" "$1"
}

before=None
for ((i = 1; i <= count; i++)); do
  id=$(printf %04d "$i")
  statements "$i" >"$folder/db/migrations/V${i}__t$i.sql"
  { echo "-- migrate:up"; statements "$i"; echo "-- migrate:down"; } >"$folder/dbmate/${id}_t$i.sql"
  {
    echo "from alembic import op"
    echo "revision = 'r$id'"
    echo "down_revision = $before"
    echo "def upgrade():"
    statements "$i" | sed "s/.*/    op.execute('&')/"
  } >"$folder/alembic/versions/r$id.py"
  before="'r$id'"
  { echo "BEGIN;"; statements "$i"; echo "COMMIT;"; } >>"$folder/psql.sql"
done

cat >"$folder/alembic/env.py" <<'PYTHON'
import os
from alembic import context
from sqlalchemy import create_engine

url = os.environ["URL"].replace("postgresql://", "postgresql+psycopg2://")
with create_engine(url).connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
PYTHON
printf '[alembic]\nscript_location = %%(here)s\n' >"$folder/alembic/alembic.ini"
