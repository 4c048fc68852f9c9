#!/usr/bin/env bash
# Measures how long a service waits while a migration changes its table, as it is written and online.
#
# usage: benchmarks/online.sh SERVER-URL [ROWS] [RATE]     default: 2000000 rows, 400 transactions each second
#
# For each change and each mode, pgbench reads and writes rows by key at that rate on a fresh table; a transaction that starts late because
# others wait counts from the time at which it was due. Prints the longest one and the 99th percentile during the migration. Needs the built
# distribution, psql and pgbench, and a server that you can throw away.
set -eu

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
interlock=${DISTRIBUTION:-$here/../cli/target/interlock}/bin/interlock
server=$1
rows=${2:-2000000}
rate=${3:-400}
base=${server%/*}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/caches"
# As root, the shadow database's server runs as another account, which must be able to read its cache.
chmod 755 "$work" "$work/caches"
export XDG_CACHE_HOME=$work/caches
export DATABASE_URL=$base/online

tables="CREATE TABLE customer (id integer PRIMARY KEY);
CREATE TABLE orders (id integer CONSTRAINT by_id UNIQUE, customer_id integer, total integer, note text);"

declare -A changes=(
  [index]="CREATE INDEX orders_by_note ON orders (note);"
  [unique]="ALTER TABLE orders ADD UNIQUE (note, id);"
  ["primary key"]="ALTER TABLE orders ADD PRIMARY KEY (id);"
  ["foreign key"]="ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customer;"
  [check]="ALTER TABLE orders ADD CHECK (total >= 0);"
  ["not null"]="ALTER TABLE orders ALTER COLUMN note SET NOT NULL;"
)

cat >"$work/read.sql" <<SQL
\set id random(1, $rows)
SELECT total FROM orders WHERE id = :id AND 1 / (SELECT go FROM switch) = 1;
SQL
cat >"$work/write.sql" <<SQL
\set id random(1, $rows)
UPDATE orders SET total = total + 1 WHERE id = :id AND 1 / (SELECT go FROM switch) = 1;
SQL

begin() { # FOLDER
  psql -q "$server" -c 'DROP DATABASE IF EXISTS online' -c 'CREATE DATABASE online' 2>/dev/null
  "$interlock" upgrade V1 -C "$1" --quiet
  psql -q "$DATABASE_URL" -c "
    INSERT INTO customer SELECT n FROM generate_series(1, 1000) AS n;
    INSERT INTO orders SELECT n, 1 + n % 1000, n, md5(n::text) FROM generate_series(1, $rows) AS n;" \
    -c 'CREATE SCHEMA load' -c 'CREATE TABLE load.switch AS SELECT 1 AS go' \
    -c 'ALTER DATABASE online SET search_path = public, load' -c 'VACUUM ANALYZE orders' -c CHECKPOINT
}

measure() { # FOLDER MODE
  begin "$1"
  (cd "$work" && rm -f load.* && pgbench -n -c 8 -j 2 -R "$rate" -T 3600 -l --log-prefix=load \
    -f read.sql -f write.sql "$DATABASE_URL" >pgbench.out 2>&1) &
  local load=$! start end
  sleep 2
  start=$(date +%s.%N)
  case $2 in
    none) sleep 5 ;;
    *) "$interlock" upgrade -C "$1" --online "$2" --limits-blocked-table 1kB --quiet ;;
  esac
  end=$(date +%s.%N)
  sleep 1
  psql -q "$DATABASE_URL" -c 'UPDATE load.switch SET go = 0'
  wait "$load" || :
  cat "$work"/load.* | awk -v from="$start" -v to="$end" '
    { finished = $5 + $6 / 1e6; if (finished >= from && finished - $3 / 1e6 <= to) print $3 / 1000 }' | sort -n |
    awk -v took="$(awk "BEGIN { print $end - $start }")" '
      { v[NR] = $1 } END { printf "%.0f | %.0f | %.1f", v[NR], v[int(NR * 0.99) + 1 > NR ? NR : int(NR * 0.99) + 1], took }'
}

echo "load $(cut -d' ' -f1-3 /proc/loadavg), $(nproc) cores, $rows rows, $rate transactions each second"
echo
echo "| change | mode | longest, ms | 99 %, ms | migration, s |"
echo "|---|---|---|---|---|"
folder=$work/none
mkdir -p "$folder/db/migrations"
echo "$tables" >"$folder/db/migrations/V1__tables.sql"
echo "| none | | $(measure "$folder" none) |"
for change in index unique "primary key" "foreign key" check "not null"; do
  folder=$work/${change// /-}
  mkdir -p "$folder/db/migrations"
  echo "$tables" >"$folder/db/migrations/V1__tables.sql"
  echo "${changes[$change]}" >"$folder/db/migrations/V2__change.sql"
  "$interlock" seal -C "$folder" --quiet
  for mode in allow auto; do
    echo "| $change | \`$mode\` | $(measure "$folder" $mode) |"
  done
done
