#!/usr/bin/env bash
# Compares a batched update with one UPDATE: time, throughput, the longest time a single row stayed locked, and the size of the table afterwards.
#
# usage: benchmarks/batch.sh SERVER-URL [ROWS ...]     default: 1000000
#
# Every run has a fresh database on the server. A second session updates random rows, one at a time, and notes how long each waits. Use a server that you
# can throw away, such as with `benchmarks/server.sh 18.6.0 sh -c 'benchmarks/batch.sh $DATABASE_URL'`.
set -eu

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
interlock=${DISTRIBUTION:-$here/../cli/target/interlock}/bin/interlock
server=$1
shift
[ $# -gt 0 ] || set -- 1000000
base=${server%/*}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

prepare() { # ROWS
  psql -q "$server" -c 'DROP DATABASE IF EXISTS batch' -c 'CREATE DATABASE batch' 2>/dev/null
  psql -q "$base/batch" -v ON_ERROR_STOP=1 <<SQL
CREATE TABLE account (id bigint PRIMARY KEY, email text NOT NULL, email_key text, touched integer NOT NULL DEFAULT 0);
INSERT INTO account SELECT i, 'User' || i || '@Example.org' FROM generate_series(1, $1) AS i;
VACUUM ANALYZE account;
SQL
}

# Updates random rows until the file `stop` exists, and writes the longest wait in milliseconds.
load() { # ROWS
  local i=0
  : >"$work/waits"
  while [ ! -e "$work/stop" ]; do
    i=$((i + 1))
    echo "\\timing on"
    for _ in 1 2 3 4 5 6 7 8 9 10; do
      echo "UPDATE account SET touched = touched + 1 WHERE id = 1 + floor(random() * $1)::bigint;"
    done
  done | psql -q "$base/batch" | awk '/^Time:/ { if ($2 > most) most = $2 } END { printf "%.0f", most }' >"$work/waits"
}

size() {
  psql -qAt "$base/batch" -c "SELECT round(pg_table_size('account') / 1048576.0)"
}

measure() { # NAME ROWS FILE
  prepare "$2"
  local before start end
  before=$(size)
  rm -rf "$work/project" "$work/stop"
  mkdir -p "$work/project/db/migrations"
  cp "$3" "$work/project/db/migrations/V1__email_key.sql"
  load "$2" &
  sleep 1
  start=$(date +%s%N)
  DATABASE_URL=$base/batch "$interlock" upgrade -C "$work/project" --shadow none --other-objects allow >"$work/log" 2>&1 ||
    { cat "$work/log" >&2; touch "$work/stop"; wait; exit 1; }
  end=$(date +%s%N)
  touch "$work/stop"
  wait
  [ "$(psql -qAt "$base/batch" -c 'SELECT count(*) FROM account WHERE email_key IS DISTINCT FROM lower(email)')" = 0 ] ||
    { echo "batch.sh: rows are missing after $1" >&2; exit 1; }
  awk "BEGIN { s = ($end - $start) / 1e9; printf \"| %s | %d | %.1f | %.0f | %s | %s -> %s |\\n\", \"$1\", $2, s, $2 / s, \"$(cat "$work/waits")\", \"$before\", \"$(size)\" }"
}

echo "UPDATE account SET email_key = lower(email);" >"$work/one.sql"
{ echo "-- interlock: batch table=account key=id size=1000"; cat "$work/one.sql"; } >"$work/batched.sql"

echo "load $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores"
echo "| | rows | seconds | rows/s | longest wait of another update, ms | table, MiB |"
echo "|---|---|---|---|---|---|"
for rows in "$@"; do
  measure "one UPDATE" "$rows" "$work/one.sql"
  measure "in batches" "$rows" "$work/batched.sql"
done
