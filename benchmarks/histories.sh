#!/usr/bin/env bash
# usage: histories.sh alter|one-file COUNT FOLDER
# Writes a history for measuring replay: COUNT migrations that alter the tables of the first fifth of
# them, or one migration of COUNT statements.
set -eu
kind=$1
count=$2
migrations=$3/db/migrations
mkdir -p "$migrations"

table() {
  printf 'CREATE TABLE t%d (id bigint PRIMARY KEY, name text NOT NULL, n integer);\n' "$1"
}

# The statements that migrations run on an existing table; a different one each time.
alteration() {
  local number=$1 table=$2
  case $((number % 8)) in
    0) printf 'ALTER TABLE t%d ADD COLUMN c%d text DEFAULT %s;\n' "$table" "$number" "'x'" ;;
    1) printf 'CREATE INDEX t%d_i%d ON t%d (n, name);\n' "$table" "$number" "$table" ;;
    2) printf 'ALTER TABLE t%d ADD CONSTRAINT k%d CHECK (n > 0);\n' "$table" "$number" ;;
    3) printf 'ALTER TABLE t%d ADD COLUMN r%d bigint REFERENCES t1;\n' "$table" "$number" ;;
    4) printf 'COMMENT ON TABLE t%d IS %s;\n' "$table" "'number $number'" ;;
    5) printf 'ALTER TABLE t%d ADD COLUMN d%d date; ALTER TABLE t%d ALTER d%d SET DEFAULT now();\n' \
      "$table" "$number" "$table" "$number" ;;
    6) printf 'INSERT INTO t%d (id, name) VALUES (%d, %s);\n' "$table" "$number" "'row'" ;;
    7) printf 'CREATE VIEW v%d AS SELECT id, name FROM t%d;\n' "$number" "$table" ;;
  esac
}

case $kind in
  alter)
    tables=$((count / 5))
    for ((i = 1; i <= tables; i++)); do
      table "$i" >"$migrations/V${i}__t$i.sql"
    done
    for ((; i <= count; i++)); do
      alteration "$i" $((i % tables + 1)) >"$migrations/V${i}__alter.sql"
    done
    ;;
  one-file)
    for ((i = 1; i <= count / 2; i++)); do
      table "$i"
      alteration "$i" "$i"
    done >"$migrations/V1__all.sql"
    ;;
  *)
    echo "histories.sh: \`$kind\` is no kind of history." >&2
    exit 2
    ;;
esac
